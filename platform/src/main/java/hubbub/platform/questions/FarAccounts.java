package hubbub.platform.questions;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts in another process, asked over HTTP: the secret goes in the body, never into an address
/// or a log. What was answered is remembered for [#LASTING], so that a key that was taken away
/// there may work here for as long. Safe for all threads.
public final class FarAccounts implements AskAccounts {
  static final Duration LASTING = Duration.ofSeconds(5);

  private final Far far;
  private final Ticker ticker;
  private final Remembered<KeyHolder> holders = new Remembered<>(LASTING);
  private final Remembered<StreamRights> rights = new Remembered<>(LASTING);

  public FarAccounts(Far far, Ticker ticker) {
    this.far = far;
    this.ticker = ticker;
  }

  private record Question(String secret) {}

  /// What accounts answers.
  ///
  /// @param holder null for nobody
  public record Answer(@Nullable KeyHolder holder) {}

  /// What accounts answers about a stream key.
  ///
  /// @param rights null for what is none
  public record Rights(@Nullable StreamRights rights) {}

  /// Who wants to go on air where.
  public record Airing(String accountId, String channel) {}

  /// What accounts answers about somebody who wants to go on air.
  ///
  /// @param channel null where they may not
  public record Aired(@Nullable OwnChannel channel) {}

  @Override
  public Optional<KeyHolder> holder(String secret) {
    return holders.of(
        secret,
        ticker.nanos(),
        unknown -> Optional.ofNullable(ask("holder", unknown, Answer.class).holder()));
  }

  @Override
  public Optional<StreamRights> streamRights(String secret) {
    return rights.of(
        secret,
        ticker.nanos(),
        unknown -> Optional.ofNullable(ask("stream-rights", unknown, Rights.class).rights()));
  }

  /// Asked too seldom to be remembered.
  @Override
  public Optional<OwnChannel> airs(String accountId, String channel) {
    var asked = new Airing(accountId, channel);
    return Optional.ofNullable(far.post("/api/v1/accounts/airs", asked, Aired.class).channel());
  }

  private <T> T ask(String what, String secret, Class<T> type) {
    return far.post("/api/v1/accounts/" + what, new Question(secret), type);
  }
}
