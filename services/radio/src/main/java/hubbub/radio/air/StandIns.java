package hubbub.radio.air;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in for mounts without a source: other mounts, and files. On the event loop only.
final class StandIns {
  private final Map<String, String> others = new HashMap<>();
  private final Map<String, Playable> files = new HashMap<>();

  /// @param other the path of a mount, or a file's name; nothing stands in where it is empty
  void set(String path, Optional<String> other) {
    other.ifPresentOrElse(to -> others.put(path, to), () -> others.remove(path));
    files.keySet().removeIf(name -> !others.containsValue(name));
  }

  /// @return the file that had its name before
  @Nullable Playable set(String path, Playable file) {
    var name = file.mount().path();
    var before = files.put(name, file);
    set(path, Optional.of(name));
    return before;
  }

  /// What stands in there, as it was named.
  Optional<String> at(String path) {
    return Optional.ofNullable(others.get(path));
  }

  Optional<Playable> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// The file that is heard on a mount.
  Optional<Playable> fileOn(Mount mount) {
    return file(mount.path()).filter(file -> file.mount() == mount);
  }
}
