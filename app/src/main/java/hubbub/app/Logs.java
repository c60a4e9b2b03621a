package hubbub.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `hubbub logs`: the end of the log, and with `-f` what is added to it.
final class Logs {
  private static final int END_BYTES = 64 << 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private Logs() {}

  static int show(DataFolder data, boolean follow, PrintStream out) {
    var log = data.log();
    if (Files.notExists(log)) {
      throw new CannotStart("there is no log at " + log);
    }
    try {
      var at = copy(log, Math.max(0, Files.size(log) - END_BYTES), out);
      while (follow && !Thread.interrupted()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        // Shorter than before: a new file was begun.
        at = Files.exists(log) ? copy(log, Files.size(log) < at ? 0 : at, out) : 0;
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies whole lines from a place on, and returns where it ended.
  private static long copy(Path log, long from, PrintStream out) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(from);
      var bytes = new byte[(int) Math.min(END_BYTES, file.length() - from)];
      file.readFully(bytes);
      var begin = from == 0 ? 0 : firstWhole(file, from, bytes);
      var end = lastBreak(bytes);
      if (end > begin) {
        out.write(bytes, begin, end - begin);
        out.flush();
      }
      return from + Math.max(end, 0);
    }
  }

  private static int firstWhole(RandomAccessFile file, long from, byte[] bytes) throws IOException {
    file.seek(from - 1);
    if (file.read() == '\n') {
      return 0;
    }
    for (var at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return bytes.length;
  }

  private static int lastBreak(byte[] bytes) {
    for (var at = bytes.length; at > 0; at--) {
      if (bytes[at - 1] == '\n') {
        return at;
      }
    }
    return 0;
  }
}
