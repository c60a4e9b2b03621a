package hubbub.bench;

import hubbub.platform.Ticker;
import hubbub.radio.air.StreamInfo;
import hubbub.radio.air.Wanted;
import hubbub.radio.levels.Meters;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What measuring how loud a stream is costs: CPU for each second of its sound, once the compilers
/// are done.
///
/// Usage: `hubbub.bench.LevelsBench FILE…`, each MP3 or Ogg Opus of some minutes.
public final class LevelsBench {
  private static final int WARM = 2;
  private static final int MEASURED = 3;
  private static final String MOUNT = "/live/bench";

  /// Pieces of a stream, with the head before each.
  private record Sound(List<byte[]> heads, List<Piece> pieces, Recognizer recognizer) {
    static Sound of(Path file) throws IOException {
      var sound = new Sound(new ArrayList<>(), new ArrayList<>(), new Recognizer());
      var bytes = Files.readAllBytes(file);
      sound.recognizer.take(bytes, 0, bytes.length, sound::keep);
      return sound;
    }

    private void keep(Piece piece) {
      heads.add(recognizer.framer().map(framer -> framer.head()).orElseThrow());
      pieces.add(piece);
    }

    double seconds() {
      return pieces.stream().mapToLong(Piece::micros).sum() / 1e6;
    }
  }

  private LevelsBench() {}

  public static void main(String[] files) throws IOException {
    for (var file : files) {
      var sound = Sound.of(Path.of(file));
      for (var n = 0; n < WARM; n++) {
        measure(sound);
      }
      var nanos = 0L;
      for (var n = 0; n < MEASURED; n++) {
        nanos += measure(sound);
      }
      var each = nanos / 1e6 / (MEASURED * sound.seconds());
      System.out.printf(
          "%s: %.2f ms of CPU for each second of sound, %.2f %% of a core%n",
          file, each, each / 10);
    }
  }

  /// CPU nanoseconds of the thread that measures.
  private static long measure(Sound sound) {
    // A clock that stands still: nothing is skipped for want of time.
    Ticker ticker = () -> 0;
    var meters = new Meters(100, ticker);
    var info = new StreamInfo("", "", "", "", 0, false, Map.of(), "", "");
    var format = sound.recognizer().framer().orElseThrow().format();
    var track = meters.begin(new Wanted(MOUNT, "bench", "key", info, ""), format);
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    for (var n = 0; n < sound.pieces().size(); n++) {
      track.take(sound.heads().get(n), sound.pieces().get(n));
      meters.turn();
    }
    var after = threads.getCurrentThreadCpuTime();
    if (meters.level(MOUNT).isEmpty() || meters.counts().skipped() > 0) {
      throw new IllegalStateException("it was not measured");
    }
    return after - before;
  }
}
