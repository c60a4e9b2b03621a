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

  /// Whom the person of an account follows there.
  ///
  /// @param most how many are wanted, the latest first
  Followed followed(String accountId, int most);

  /// What the platform says of whom somebody follows there.
  sealed interface Followed {
    record These(List<Streamer> streamers) implements Followed {}

    /// The person is not signed in there, or did not allow us to know.
    record NotAllowed() implements Followed {}

    /// It cannot be asked now.
    record Unknown() implements Followed {}
  }

  /// What the platform says of a name.
  sealed interface Found {
    /// @param look how it stands; nothing of it is kept yet
    record There(Look look) implements Found {}

    record Nobody() implements Found {}

    /// It cannot be asked now, or there is no key to ask with.
    record Unknown() implements Found {}
  }
}
