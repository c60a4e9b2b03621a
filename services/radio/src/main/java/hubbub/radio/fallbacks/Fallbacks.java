package hubbub.radio.fallbacks;

import hubbub.radio.air.Air;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.standin.Loop;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which mount or file stands in for a mount without a source; kept over a restart. Files lie in a
/// folder of their own, where whoever keeps the server puts them.
public final class Fallbacks {
  /// Mounts that may have something that stands in for them.
  public static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger("radio");
  private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9_-][A-Za-z0-9 ._-]{0,99}");

  private final Path folder;
  private final SqlFallbacks rows;
  private final Air air;
  private final Map<String, String> missing = new ConcurrentHashMap<>();

  /// @param folder of the files; need not be there
  public Fallbacks(Path folder, SqlFallbacks rows, Air air) {
    this.folder = folder;
    this.rows = rows;
    this.air = air;
  }

  /// Whether something stands in from now on.
  public sealed interface Set {
    record Done() implements Set {}

    /// @param why in words
    record Wrong(String why) implements Set {}
  }

  /// Before any source or listener comes.
  public void start() {
    RehearsalSound.play(air);
    // However many mounts a file stands in for, it is read once.
    var mounts = new TreeMap<String, List<String>>();
    rows.all()
        .forEach(
            (mount, other) -> mounts.computeIfAbsent(other, _ -> new ArrayList<>()).add(mount));
    mounts.forEach(this::start);
  }

  private void start(String other, List<String> mounts) {
    try {
      var sound = read(other);
      mounts.forEach(mount -> apply(mount, other, sound));
    } catch (IOException | NotThisFormat e) {
      LOG.atWarn().addKeyValue("mounts", mounts).log("{} can't stand in: {}", other, why(e));
      mounts.forEach(mount -> missing.put(mount, other + " can't be played: " + why(e)));
    }
  }

  /// Sets what stands in for a mount.
  ///
  /// @param other the path of a mount, or the name of a file with a slash before it
  /// @param onLoop runs something on the event loop, and waits
  public synchronized Set set(String mount, String other, Consumer<Runnable> onLoop) {
    var all = rows.all();
    if (!all.containsKey(mount) && all.size() >= MOST) {
      return new Set.Wrong("Too many mounts have a fallback");
    }
    try {
      var sound = read(other);
      onLoop.accept(() -> apply(mount, other, sound));
    } catch (IOException | NotThisFormat e) {
      return new Set.Wrong("That file can't be played: " + why(e));
    }
    missing.remove(mount);
    rows.keep(mount, other);
    return new Set.Done();
  }

  /// Nothing stands in for a mount any more.
  public synchronized void forget(String mount, Consumer<Runnable> onLoop) {
    onLoop.accept(() -> air.fallback(mount, Optional.empty()));
    missing.remove(mount);
    rows.forget(mount);
  }

  /// What was to stand in, and does not, by mount.
  public Map<String, String> missing() {
    return Map.copyOf(missing);
  }

  /// @return the file's sound; empty where it is no file
  private Optional<Loop> read(String other) throws IOException {
    var file = file(other);
    return file.isPresent() ? Optional.of(Loop.read(file.get())) : Optional.empty();
  }

  private void apply(String mount, String other, Optional<Loop> sound) {
    sound.ifPresentOrElse(
        loop -> air.fallback(mount, other, loop, PooledByteBufAllocator.DEFAULT),
        () -> air.fallback(mount, Optional.of(other)));
  }

  private Optional<Path> file(String other) {
    if (!FILE.matcher(other).matches()) {
      return Optional.empty();
    }
    return Optional.of(folder.resolve(other.substring(1)))
        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static String why(Exception e) {
    return e instanceof NotThisFormat ? String.valueOf(e.getMessage()) : "it can't be read";
  }
}
