package hubbub.radio.air;

import java.util.Optional;

/// Where a channel itself is heard, whatever other mounts its keys open: `/live/` and its name.
public final class ChannelMount {
  private static final String LIVE = "/live/";

  private ChannelMount() {}

  /// @param channel a channel's name, in small letters
  public static String of(String channel) {
    return LIVE + channel;
  }

  /// Whether a path is that of some channel, be there one of that name or not.
  public static boolean isOne(String path) {
    return path.startsWith(LIVE);
  }

  /// The name of the channel whose own mount a path is.
  public static Optional<String> channel(String path) {
    return isOne(path) ? Optional.of(path.substring(LIVE.length())) : Optional.empty();
  }
}
