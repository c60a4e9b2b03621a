package hubbub.platform.questions;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Twitch's keys, kept by accounts in another process and asked over HTTP: tokens go in bodies, and
/// nothing is remembered.
public record FarTwitch(Far far) implements AskTwitch {
  private static final String KEY = "/api/v1/accounts/twitch-key";

  /// What is asked.
  ///
  /// @param accountId whose key; null for the installation's own
  /// @param refused the token that Twitch refused; null for none
  public record Question(@Nullable String accountId, @Nullable String refused) {}

  /// What accounts answers.
  ///
  /// @param key null for none
  public record Answer(@Nullable TwitchKey key) {}

  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    return ask(accountId, null);
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String refused) {
    return ask(accountId, refused);
  }

  @Override
  public Optional<TwitchKey> appKey() {
    return ask(null, null);
  }

  @Override
  public Optional<TwitchKey> appKeyAfter(String refused) {
    return ask(null, refused);
  }

  private Optional<TwitchKey> ask(@Nullable String accountId, @Nullable String refused) {
    return Optional.ofNullable(far.post(KEY, new Question(accountId, refused), Answer.class).key());
  }
}
