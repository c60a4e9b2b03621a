package hubbub.favourites.domain;

import hubbub.contracts.Channel;
import java.util.List;

/// Another platform, as it is asked while somebody waits.
public interface Elsewhere {
  /// Whether there is a streamer of that name, and whether they are live.
  Found find(Channel channel);

  /// Streamers whose name or description has these words, best first; empty also while the platform
  /// cannot be asked.
  List<Streamer> search(String words, int most);

  /// What the platform says of a name.
  sealed interface Found {
    /// @param look how it stands; nothing of it is kept yet
    record There(Look look) implements Found {}

    record Nobody() implements Found {}

    /// It cannot be asked now, or there is no key to ask with.
    record Unknown() implements Found {}
  }
}
