package hubbub.contracts.accounts;

import java.util.List;

/// What a stream key opens.
///
/// @param keyId which key, to be spoken of
/// @param channel whose key it is
/// @param mounts what it opens besides the channel's own path, each a [MountPattern]
public record StreamRights(String keyId, OwnChannel channel, List<String> mounts) {
  public StreamRights {
    mounts = List.copyOf(mounts);
  }

  /// Whether a source with this key may go on air there: at `/live/{channel}` always, and where the
  /// key's mounts say.
  ///
  /// @param path decoded, as it stands in a request
  public boolean opens(String path) {
    return path.equals("/live/" + channel.name())
        || mounts.stream().anyMatch(mount -> new MountPattern(mount).covers(path));
  }
}
