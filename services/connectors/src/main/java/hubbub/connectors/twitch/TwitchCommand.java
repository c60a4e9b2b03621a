package hubbub.connectors.twitch;

import hubbub.platform.irc.Tags;

/// What Twitch can say to a reader. Channels are without `#`, in lower case.
public sealed interface TwitchCommand {
  /// Somebody said something.
  ///
  /// @param text after the wrapper of `/me` was taken off
  /// @param action whether it was said with `/me`
  record Privmsg(String channel, String login, String text, boolean action, Tags tags)
      implements TwitchCommand {}

  /// A subscription, a gift, a raid, an announcement …; `text` is what the person added.
  record UserNotice(String channel, String text, Tags tags) implements TwitchCommand {}

  /// One message was deleted.
  record ClearMsg(String channel, String messageId, Tags tags) implements TwitchCommand {}

  /// A person was timed out or banned; with an empty `login` the whole chat was cleared.
  record ClearChat(String channel, String login, Tags tags) implements TwitchCommand {}

  /// Twitch wants to know whether we live.
  record Ping(String token) implements TwitchCommand {}

  /// We are logged in (376).
  record Welcome() implements TwitchCommand {}

  /// We are in the channel (366).
  record Joined(String channel) implements TwitchCommand {}

  /// This connection will end soon.
  record Reconnect() implements TwitchCommand {}

  /// Twitch has something to say about a channel, or about the login (`channel` is then `*`).
  record Notice(String channel, String id, String text) implements TwitchCommand {}

  /// The answer to our wish for tags and commands.
  record Capabilities(boolean granted) implements TwitchCommand {}

  /// Nothing for a reader: a word that we don't know, or one that tells nothing new.
  record Ignored(String command) implements TwitchCommand {}

  /// A line that breaks the grammar, or a known word with parts missing.
  record Malformed(Why why) implements TwitchCommand {}

  /// What is wrong with a line; metrics count by it.
  enum Why {
    NO_COMMAND,
    NO_CHANNEL,
    NO_TEXT,
    NO_ID
  }
}
