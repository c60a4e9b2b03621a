package hubbub.chat.irc;

import hubbub.chat.domain.Deed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client can say. Channels are without `#`, in lower case.
sealed interface IrcCommand {
  /// What it takes in a room; empty for what concerns the connection alone.
  default Optional<Deed> deed() {
    return Optional.empty();
  }

  /// The client begins to negotiate: it is not logged in before `CAP END`.
  record CapLs() implements IrcCommand {}

  record CapList() implements IrcCommand {}

  /// @param names as they came; one that begins with `-` is to be switched off
  record CapReq(List<String> names) implements IrcCommand {}

  record CapEnd() implements IrcCommand {}

  /// @param word after `CAP`
  record CapUnknown(String word) implements IrcCommand {}

  /// @param secret as it came, with `oauth:` if all is well
  record Pass(String secret) implements IrcCommand {
    @Override
    public String toString() {
      return "Pass[]";
    }
  }

  record Nick(String name) implements IrcCommand {}

  /// Means nothing here.
  record User() implements IrcCommand {}

  record Join(List<String> channels) implements IrcCommand {
    @Override
    public Optional<Deed> deed() {
      return Optional.of(Deed.READ);
    }
  }

  record Part(List<String> channels) implements IrcCommand {
    @Override
    public Optional<Deed> deed() {
      return Optional.of(Deed.READ);
    }
  }

  /// @param text what is said, without the wrapper of `/me`; a `/command` as it came
  /// @param action whether it is said as `/me`
  /// @param replyTo id of the line that it answers
  /// @param nonce what the client calls it
  record Privmsg(
      String channel, String text, boolean action, @Nullable String replyTo, @Nullable String nonce)
      implements IrcCommand {
    @Override
    public Optional<Deed> deed() {
      return Optional.of(Deed.SPEAK);
    }
  }

  /// @param token null where there was none: the answer looks otherwise
  record Ping(@Nullable String token) implements IrcCommand {}

  record Pong() implements IrcCommand {}

  record Quit() implements IrcCommand {}

  /// A known word with parts missing.
  record TooFew(String word) implements IrcCommand {}

  /// A word that means nothing here.
  record Unknown(String word) implements IrcCommand {}
}
