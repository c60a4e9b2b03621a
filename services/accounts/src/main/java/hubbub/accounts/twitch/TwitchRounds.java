package hubbub.accounts.twitch;

import hubbub.accounts.twitch.AtTwitch.Identity;
import hubbub.accounts.twitch.TwitchLogins.Login;
import hubbub.accounts.twitch.TwitchLogins.Revocation;
import hubbub.contracts.NoAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done every minute: tokens are validated at the start and each hour, as Twitch demands of
/// whoever keeps any; those under an old key are encrypted anew; those that nobody needs are
/// revoked. Several processes may do it at once.
public final class TwitchRounds {
  private static final Logger LOG = LoggerFactory.getLogger(TwitchRounds.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int AT_ONCE = 500;

  private final TwitchLogins logins;
  private final AtTwitch twitch;
  private final Seals seals;
  private final TwitchKeeper keeper;
  private final Clock clock;
  private final Instant started;

  public TwitchRounds(
      TwitchLogins logins, AtTwitch twitch, Seals seals, TwitchKeeper keeper, Clock clock) {
    this.logins = logins;
    this.twitch = twitch;
    this.seals = seals;
    this.keeper = keeper;
    this.clock = clock;
    started = clock.instant();
  }

  /// One round; what fails is tried again in the next.
  public void go() {
    try {
      reseal();
      revoke();
      validate();
    } catch (RuntimeException e) {
      LOG.warn("a round of Twitch's keys was cut: {}", e.toString());
    }
  }

  private void reseal() {
    for (var login : logins.notUnder(seals.newest(), AT_ONCE)) {
      var tokens =
          login.sealed().flatMap(text -> keeper.open(login.accountId(), login.twitchId(), text));
      tokens.ifPresent(
          known -> logins.reseal(login, keeper.seal(login.accountId(), login.twitchId(), known)));
    }
  }

  /// Best effort: what Twitch does not hear of in some tries ends by itself.
  public void revoke() {
    logins.revocations(AT_ONCE).forEach(this::revoke);
  }

  private void revoke(Revocation revocation) {
    var tokens = keeper.open(revocation.accountId(), revocation.twitchId(), revocation.sealed());
    if (tokens.isPresent()
        && twitch.revoke(tokens.get().access()) instanceof Heard.Away<Boolean>(var why)) {
      LOG.info("Twitch did not hear of a token to forget: {}", why);
      logins.triedToRevoke(revocation);
    } else {
      logins.revoked(revocation);
    }
  }

  private void validate() {
    var hourAgo = clock.instant().minus(HOUR);
    for (var login : logins.uncheckedSince(hourAgo.isAfter(started) ? hourAgo : started, AT_ONCE)) {
      var now = Instant.ofEpochMilli(clock.millis());
      if (logins.check(login, login.checkedAt(), now) && !validate(login)) {
        var _ = logins.check(login, now, login.checkedAt());
        return;
      }
    }
  }

  /// @return false if Twitch is away: all others wait, too
  private boolean validate(Login login) {
    try {
      switch (twitch.validate(keeper.open(login).access())) {
        case Heard.Good<Identity>(var who) -> {
          if (!who.login().equals(login.login())) {
            logins.rename(login, who.login());
          }
        }
        case Heard.Refused<Identity>() -> {
          var _ = keeper.renewed(login);
        }
        case Heard.Away<Identity>(var why) -> {
          LOG.info("Twitch did not say whether tokens hold: {}", why);
          return false;
        }
      }
      return true;
    } catch (NoAnswer _) {
      return false;
    }
  }
}
