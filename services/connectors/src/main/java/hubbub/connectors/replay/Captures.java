package hubbub.connectors.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The captures in their folder: uploaded, or laid there by hand. A capture is known by its file's
/// name, or by that without endings such as `.jsonl.gz`.
public final class Captures {
  private static final List<String> ENDINGS =
      List.of(".gz", ".jsonl", ".ndjson", ".txt", ".log", ".irc");
  private static final String UPLOADING = ".uploading-";

  private final Path folder;
  private final int countMax;
  private final Map<String, Integer> playing = new HashMap<>();

  /// @param countMax captures that may lie there
  public Captures(Path folder, int countMax) {
    this.folder = folder;
    this.countMax = countMax;
  }

  /// A capture as it lies there.
  public record Capture(String name, long bytes, Instant changedAt) {}

  /// What became of an upload or a wish to delete.
  public enum Outcome {
    CREATED,
    REPLACED,
    DELETED,
    MISSING,
    /// A run plays it.
    PLAYING,
    /// As many are there as may be.
    FULL
  }

  /// An upload that is no capture.
  public static final class NoCapture extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    NoCapture(String why) {
      super(why, null, false, false);
    }
  }

  /// Throws away what uploads left that a crash cut.
  public void tidy() {
    try {
      Files.createDirectories(folder);
      try (var files = Files.newDirectoryStream(folder, UPLOADING + "*")) {
        for (var file : files) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a name may be a capture's.
  public static boolean isName(String name) {
    return ReplayOptions.isName(name);
  }

  /// All captures, by name.
  public List<Capture> all() {
    var all = new ArrayList<Capture>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (isName(name) && Files.isRegularFile(file)) {
          all.add(new Capture(name, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (java.nio.file.NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.sort((a, b) -> a.name().compareTo(b.name()));
    return all;
  }

  /// The file of a capture.
  public Optional<Path> find(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    var exact = folder.resolve(name);
    if (Files.isRegularFile(exact)) {
      return Optional.of(exact);
    }
    return all().stream()
        .map(Capture::name)
        .filter(file -> withoutEndings(file).equals(name))
        .findFirst()
        .map(folder::resolve);
  }

  /// Takes an upload: streamed to a file beside, looked into, synced, and put in place at once when
  /// it is whole.
  ///
  /// @throws NoCapture saying why, if it holds no message
  public Outcome put(String name, InputStream content) throws IOException, NoCapture {
    var refused = refusal(name);
    if (refused != null) {
      return refused;
    }
    Files.createDirectories(folder);
    var part = Files.createTempFile(folder, UPLOADING, "");
    try {
      Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
      var why = Recognise.refusal(part);
      if (why != null) {
        throw new NoCapture(why);
      }
      try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      return place(name, part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  public synchronized Outcome delete(String name) throws IOException {
    var file = find(name);
    if (file.isEmpty()) {
      return Outcome.MISSING;
    }
    if (isPlayed(name, file.get())) {
      return Outcome.PLAYING;
    }
    Files.delete(file.get());
    return Outcome.DELETED;
  }

  synchronized void begin(String name) {
    playing.merge(name, 1, Integer::sum);
  }

  synchronized void end(String name) {
    playing.computeIfPresent(name, (_, runs) -> runs == 1 ? null : runs - 1);
  }

  private synchronized Outcome place(String name, Path part) throws IOException {
    var refused = refusal(name);
    if (refused != null) {
      return refused;
    }
    var target = folder.resolve(name);
    var replaced = Files.exists(target);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return replaced ? Outcome.REPLACED : Outcome.CREATED;
  }

  private synchronized @Nullable Outcome refusal(String name) {
    if (isPlayed(name, folder.resolve(name))) {
      return Outcome.PLAYING;
    }
    var full = !Files.exists(folder.resolve(name)) && all().size() >= countMax;
    return full ? Outcome.FULL : null;
  }

  /// Whether a run plays that file, or would go on with it: by the file's name or a shorter one.
  private boolean isPlayed(String name, Path file) {
    return playing.keySet().stream()
        .anyMatch(played -> played.equals(name) || find(played).filter(file::equals).isPresent());
  }

  private static String withoutEndings(String file) {
    var name = file;
    for (var ending : ENDINGS) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}
