package hubbub.radio.record;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// A show as a crash leaves it, to be damaged further.
abstract class LeftShow {
  static final RecordingBounds BOUNDS =
      new RecordingBounds(40_000, Duration.ofHours(1), 1 << 20, 0, Duration.ZERO, 0);

  @TempDir Path folder;

  /// Lengths at which the recording may end: after each piece.
  final List<Long> ends = new ArrayList<>();

  /// Leaves a show as `kill -9` does.
  final void leave(Format format, byte[] head, List<Piece> pieces) {
    ends.add(0L);
    try (var studio = new Studio(folder, BOUNDS)) {
      var recorder = studio.recordings.begin("one", "/m", format);
      for (var piece : pieces) {
        studio.play(recorder, head, List.of(piece));
        ends.add(recorder.recording().length());
      }
    }
  }

  static List<Recording> recover(Path folder) throws IOException {
    try (var studio = new Studio(folder, BOUNDS)) {
      return studio.recordings.recover();
    }
  }

  static byte[] onDisk(Path folder) {
    try (var studio = new Studio(folder, BOUNDS)) {
      return studio.onDisk("one");
    }
  }

  /// A copy of the show whose sound is cut to a length.
  final Path cut(long length) throws IOException {
    var copy = folder.resolve("cut-" + length);
    var from = new ShowFolder(folder.resolve("one"));
    var to = new ShowFolder(Files.createDirectories(copy.resolve("one")));
    Files.copy(from.path().resolve("show"), to.path().resolve("show"));
    Files.copy(from.index(), to.index());
    var left = length;
    for (var segment : from.segments()) {
      var bytes = Files.readAllBytes(segment);
      var some = (int) Math.min(left, bytes.length);
      if (some > 0) {
        Files.write(to.path().resolve(segment.getFileName()), Arrays.copyOf(bytes, some));
      }
      left -= some;
    }
    return copy;
  }

  /// The last end at or before a length.
  final long whole(long length) {
    return ends.stream().filter(end -> end <= length).max(Long::compare).orElseThrow();
  }

  static void delete(Path path) throws IOException {
    try (var paths = Files.walk(path)) {
      for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
