package hubbub.radio.air;

import hubbub.radio.standin.Loop;
import io.netty.buffer.ByteBufAllocator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A file that stands in for mounts, on a mount of its own, which is heard by no address.
final class Playable {
  private final Loop sound;
  private final Instant since;
  private final Mount mount;

  /// @param since when it was read
  Playable(String name, Loop sound, Instant since, int burst, ByteBufAllocator memory) {
    this.sound = sound;
    this.since = since;
    mount = new Mount(name, burst, memory);
    mount.plays(sound.format());
  }

  Loop sound() {
    return sound;
  }

  Mount mount() {
    return mount;
  }

  MountState state() {
    var type = sound.format().contentType();
    return new MountState(
        mount.path(),
        "",
        new StreamInfo("", "", "", "", 0, false, Map.of(), type, ""),
        sound.format(),
        sound.shape(),
        since,
        "",
        "",
        mount.listenerCount(),
        mount.peak(),
        0,
        mount.bytesOut(),
        0,
        Optional.empty(),
        "",
        Optional.empty());
  }
}
