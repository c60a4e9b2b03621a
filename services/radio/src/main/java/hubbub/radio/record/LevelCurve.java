package hubbub.radio.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// How loud a show was: a file beside its sound with two bytes for each second, decibels below full
/// scale of RMS and peak. Where it is damaged or gone, nothing else is.
final class LevelCurve {
  /// Where nothing is known.
  static final int UNKNOWN = 255;

  private static final int EACH = 2;

  /// Bytes of three weeks.
  private static final int MOST = EACH * 21 * 24 * 3_600;

  private final Path file;

  LevelCurve(ShowFolder folder) {
    file = folder.path().resolve("levels");
  }

  /// Adds seconds that end where the sound does. Nothing that is there is changed; what is missing
  /// before them is unknown.
  ///
  /// @param end seconds of sound by now
  void add(byte[] seconds, long end) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var length = channel.size() / EACH * EACH;
      var from = Math.max(length, EACH * end - seconds.length);
      if (from + seconds.length > MOST) {
        return;
      }
      var more = new byte[(int) (from - length) + seconds.length];
      Arrays.fill(more, (byte) UNKNOWN);
      System.arraycopy(seconds, 0, more, more.length - seconds.length, seconds.length);
      var rest = ByteBuffer.wrap(more);
      channel.position(length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  /// All of it; empty where there is none.
  byte[] all() throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST);
      return Arrays.copyOf(bytes, bytes.length / EACH * EACH);
    } catch (NoSuchFileException _) {
      return new byte[0];
    }
  }
}
