package hubbub.accounts.domain;

import hubbub.accounts.domain.Channels.Done;
import hubbub.contracts.accounts.MountPattern;
import java.time.Instant;
import java.util.List;

/// Where keys are kept with which sources go on air. Each is of one channel; what is done with them
/// stands in its log.
public interface StreamKeys {
  /// @param mounts what it opens besides the channel's own path, as its maker listed them
  record StreamKey(String id, String name, List<MountPattern> mounts, Instant createdAt) {}

  /// All of a channel.
  ///
  /// @param channel its name
  Done of(String channel, Doer doer);

  /// @param id of the new key
  /// @param label what its maker calls it
  /// @param mounts that [MountRule] finds nothing wrong with
  Done make(
      String channel, String id, String hash, String label, List<MountPattern> mounts, Doer doer);

  /// Says all mounts that a key opens from now on.
  Done change(String channel, String id, List<MountPattern> mounts, Doer doer);

  Done drop(String channel, String id, Doer doer);
}
