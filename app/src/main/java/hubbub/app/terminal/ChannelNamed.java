package hubbub.app.terminal;

import hubbub.contracts.Channel;

/// A channel as somebody wrote it.
final class ChannelNamed {
  private ChannelNamed() {}

  /// As paths of the API have it: the platform, and the name as one segment.
  ///
  /// @throws AskedWrongly saying how a channel is written
  static String path(String word) {
    var channel = parse(word);
    return channel.platform() + "/" + Query.encoded(channel.name());
  }

  static Channel parse(String word) {
    try {
      return Channel.parse(word);
    } catch (IllegalArgumentException e) {
      throw new AskedWrongly(
          "a channel is written platform/name, such as twitch/kestrelplays: " + e.getMessage());
    }
  }
}
