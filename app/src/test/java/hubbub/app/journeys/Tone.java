package hubbub.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A pure tone, made and found again.
final class Tone {
  static final int RATE = 48_000;
  private static final int SECONDS = 10;
  private static final double LOUD = 0.5;

  private Tone() {}

  /// Ten seconds as a file of WAVE, mono, 16 bits; whole waves, so that it can be repeated.
  static Path wav(Path file, int hertz) {
    var samples = RATE * SECONDS;
    var wav =
        ByteBuffer.allocate(44 + 2 * samples)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(text("RIFF"))
            .putInt(36 + 2 * samples)
            .put(text("WAVEfmt "))
            .putInt(16)
            .putShort((short) 1)
            .putShort((short) 1)
            .putInt(RATE)
            .putInt(2 * RATE)
            .putShort((short) 2)
            .putShort((short) 16)
            .put(text("data"))
            .putInt(2 * samples);
    for (var at = 0; at < samples; at++) {
      wav.putShort((short) (LOUD * Short.MAX_VALUE * Math.sin(2 * Math.PI * hertz * at / RATE)));
    }
    try {
      return Files.write(file, wav.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// How much of the sound's energy is in that tone, in the clearest of its tenths of a second that
  /// are not silent: 1 for nothing else (Goertzel's algorithm).
  static double share(double[] samples, int hertz) {
    var most = 0.0;
    for (var from = 0; from + RATE / 10 <= samples.length; from += RATE / 10) {
      most = Math.max(most, share(samples, from, RATE / 10, hertz));
    }
    return most;
  }

  /// How many tenths of a second have that tone, and hardly anything else.
  static int tenths(double[] samples, int hertz) {
    var count = 0;
    for (var from = 0; from + RATE / 10 <= samples.length; from += RATE / 10) {
      count += share(samples, from, RATE / 10, hertz) > 0.9 ? 1 : 0;
    }
    return count;
  }

  private static double share(double[] samples, int from, int count, int hertz) {
    var turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
    var before = 0.0;
    var last = 0.0;
    var energy = 0.0;
    for (var at = from; at < from + count; at++) {
      var next = samples[at] + turn * last - before;
      before = last;
      last = next;
      energy += samples[at] * samples[at];
    }
    if (energy / count < 1e-5) {
      return 0;
    }
    var power = last * last + before * before - turn * last * before;
    return 2 * power / count / energy;
  }
}
