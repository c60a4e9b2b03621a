package hubbub.accounts.twitch;

import hubbub.accounts.twitch.TwitchLogins.Login;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of whoever signed in with Twitch: renewed before they end and when Twitch refuses one,
/// by one thread of one process at a time. What Twitch does not take ends; that Twitch is away ends
/// nothing.
public final class TwitchKeeper implements AskTwitch {
  static final String REFUSED =
      "Twitch does not take your permission any more: sign in with Twitch again.";

  private static final Logger LOG = LoggerFactory.getLogger(TwitchKeeper.class);
  private static final String SERVICE = "accounts";

  /// So long before its end a token is not given any more.
  private static final Duration EARLY = Duration.ofMinutes(5);

  /// How long a process may take to fetch the next pair before another one tries.
  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final int LOOKS = 50;
  private static final int LOCKS = 64;

  private final TwitchLogins logins;
  private final AtTwitch twitch;
  private final Seals seals;
  private final Clock clock;
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);
  private Optional<OwnToken> own = Optional.empty();

  public TwitchKeeper(TwitchLogins logins, AtTwitch twitch, Seals seals, Clock clock) {
    this.logins = logins;
    this.twitch = twitch;
    this.seals = seals;
    this.clock = clock;
  }

  private record OwnToken(String token, Instant until) {}

  /// How tokens of an account are kept.
  String seal(String accountId, String twitchId, Tokens tokens) {
    return seals.seal(row(accountId, twitchId), tokens.text());
  }

  private static String row(String accountId, String twitchId) {
    return "twitch_login " + accountId + " " + twitchId;
  }

  /// The tokens of a login that has any.
  ///
  /// @throws NoAnswer if the file of keys has none for them
  Tokens open(Login login) {
    return open(login.accountId(), login.twitchId(), login.sealed().orElseThrow())
        .orElseThrow(() -> {
          LOG.error(
              "no key of the file opens what Twitch gave: is it the file of all processes?"
                  + " account={}",
              login.accountId());
          return new NoAnswer(SERVICE);
        });
  }

  Optional<Tokens> open(String accountId, String twitchId, String sealed) {
    return seals
        .open(row(accountId, twitchId), sealed)
        .map(text -> Tokens.read(text, 0, java.util.List.of()));
  }

  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    var login = logins.of(accountId).filter(one -> one.sealed().isPresent());
    if (login.isEmpty()) {
      return Optional.empty();
    }
    var known = login.get();
    if (clock.instant().isBefore(known.expiresAt().minus(EARLY))) {
      return Optional.of(key(known));
    }
    try {
      return renewed(known).map(this::key);
    } catch (NoAnswer away) {
      if (clock.instant().isBefore(known.expiresAt())) {
        return Optional.of(key(known));
      }
      throw away;
    }
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String refused) {
    var login = logins.of(accountId).filter(one -> one.sealed().isPresent());
    if (login.isEmpty()) {
      return Optional.empty();
    }
    return open(login.get()).access().equals(refused)
        ? renewed(login.get()).map(this::key)
        : Optional.of(key(login.get()));
  }

  private TwitchKey key(Login login) {
    return new TwitchKey(
        twitch.clientId(), open(login).access(), login.twitchId(), Set.copyOf(login.scopes()));
  }

  /// The login with its next pair of tokens, whoever fetched it; empty if Twitch gives none.
  ///
  /// @throws NoAnswer if Twitch is away
  Optional<Login> renewed(Login old) {
    var lock = locks[Math.floorMod(old.accountId().hashCode(), LOCKS)];
    lock.lock();
    try {
      for (var look = 0; look < LOOKS; look++) {
        var now = logins.of(old.accountId());
        if (now.isEmpty() || now.get().generation() != old.generation()) {
          return now.filter(one -> one.sealed().isPresent());
        }
        if (logins.beginRenewal(old, clock.instant().plus(RENEWAL))) {
          return fetch(old);
        }
        Thread.sleep(LOOK_AGAIN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    throw new NoAnswer(SERVICE);
  }

  private Optional<Login> fetch(Login old) {
    return switch (twitch.refresh(open(old).refresh())) {
      case Heard.Good<Tokens>(var tokens) -> {
        var sealed = seal(old.accountId(), old.twitchId(), tokens);
        if (!logins.renew(old, tokens, sealed)) {
          var _ = twitch.revoke(tokens.access());
        }
        yield logins.of(old.accountId()).filter(one -> one.sealed().isPresent());
      }
      case Heard.Refused<Tokens>() -> {
        LOG.info("Twitch takes a permission no more account={}", old.accountId());
        logins.refused(old, REFUSED);
        yield Optional.empty();
      }
      case Heard.Away<Tokens>(var why) -> {
        LOG.warn("Twitch gave no new token: {}", why);
        logins.endRenewal(old);
        throw new NoAnswer(SERVICE);
      }
    };
  }

  @Override
  public synchronized Optional<TwitchKey> appKey() {
    if (own.isEmpty() || !clock.instant().isBefore(own.get().until())) {
      own = Optional.of(fetchOwn());
    }
    return own.map(this::key);
  }

  @Override
  public synchronized Optional<TwitchKey> appKeyAfter(String refused) {
    own = own.filter(known -> !known.token().equals(refused));
    return appKey();
  }

  private TwitchKey key(OwnToken known) {
    return new TwitchKey(twitch.clientId(), known.token(), "", Set.of());
  }

  private OwnToken fetchOwn() {
    if (twitch.ownToken() instanceof Heard.Good<Tokens>(var tokens)) {
      var until = clock.instant().plusSeconds(tokens.seconds()).minus(EARLY);
      return new OwnToken(tokens.access(), until);
    }
    LOG.warn("Twitch gave this installation no token of its own");
    throw new NoAnswer(SERVICE);
  }
}
