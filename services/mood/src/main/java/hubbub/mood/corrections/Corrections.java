package hubbub.mood.corrections;

import hubbub.contracts.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The corrections of all channels, in memory. What a channel's teach is worked out when it is
/// asked for first.
public final class Corrections {
  private volatile Known known = new Known(Map.of());

  private static final class Known {
    private final Map<Channel, List<Correction>> corrections;
    private final Map<Channel, Taught> taught = new ConcurrentHashMap<>();

    Known(Map<Channel, List<Correction>> corrections) {
      this.corrections = corrections;
    }

    Taught of(Channel channel) {
      var those = corrections.get(channel);
      return those == null
          ? Taught.NOTHING
          : taught.computeIfAbsent(channel, _ -> new Taught(those));
    }
  }

  /// @param corrections of each channel the oldest first
  public void know(Map<Channel, List<Correction>> corrections) {
    known = new Known(Map.copyOf(corrections));
  }

  /// The model as this channel has corrected it.
  public Taught of(Channel channel) {
    return known.of(channel);
  }
}
