package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real ffmpeg: `HUBBUB_FFMPEG` names it; else it is where Debian puts it. A missing one fails
/// the test.
final class Ffmpeg implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AT_A_TIME = 8_192;

  private final Process process;

  /// What it has heard so far, 16 bits each.
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  private final Thread reading;

  private Ffmpeg(List<String> arguments) {
    var program = Optional.ofNullable(System.getenv("HUBBUB_FFMPEG")).orElse("/usr/bin/ffmpeg");
    assertThat(Files.isExecutable(Path.of(program)))
        .as("HUBBUB_FFMPEG or /usr/bin/ffmpeg is there")
        .isTrue();
    var words = new ArrayList<>(List.of(program, "-nostdin", "-v", "error"));
    words.addAll(arguments);
    try {
      process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reading = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try {
      var bytes = new byte[AT_A_TIME];
      var out = process.getInputStream();
      for (var read = out.read(bytes); read >= 0; read = out.read(bytes)) {
        heard.write(bytes, 0, read);
      }
    } catch (IOException _) {
      // It was closed: what it has heard by then is all.
    }
  }

  /// Sends a tone to a mount as MP3, as fast as it is played, until it is closed.
  static Ffmpeg source(RunningHubbub hubbub, String mount, String key, int hertz) {
    return new Ffmpeg(
        List.of(
            "-re",
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=" + hertz + ":sample_rate=" + Tone.RATE,
            "-c:a",
            "libmp3lame",
            "-b:a",
            "128k",
            "-content_type",
            "audio/mpeg",
            "-f",
            "mp3",
            "icecast://source:" + key + "@localhost:" + hubbub.port() + mount));
  }

  /// Listens for so many seconds of sound.
  static Ffmpeg listener(RunningHubbub hubbub, String path, int seconds) {
    return new Ffmpeg(listening(hubbub, path, List.of("-t", Integer.toString(seconds))));
  }

  /// Listens until it is closed.
  static Ffmpeg listener(RunningHubbub hubbub, String path) {
    return new Ffmpeg(listening(hubbub, path, List.of()));
  }

  private static List<String> listening(RunningHubbub hubbub, String path, List<String> more) {
    var words = new ArrayList<>(List.of("-i", "http://localhost:" + hubbub.port() + path));
    words.addAll(more);
    words.addAll(
        List.of(
            "-flush_packets",
            "1",
            "-f",
            "s16le",
            "-ac",
            "1",
            "-ar",
            Integer.toString(Tone.RATE),
            "pipe:1"));
    return words;
  }

  /// Plays a file; ends at the first thing that it cannot make out.
  static Ffmpeg file(Path file) {
    return new Ffmpeg(
        List.of(
            "-xerror",
            "-i",
            file.toString(),
            "-f",
            "s16le",
            "-ac",
            "1",
            "-ar",
            Integer.toString(Tone.RATE),
            "pipe:1"));
  }

  /// Whether it has ended without a complaint.
  boolean isContent() {
    try {
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What it has heard when it is done.
  double[] samples() {
    try {
      assertThat(reading.join(PATIENCE)).as("it is done").isTrue();
      return heard();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// How many whole seconds it has heard so far.
  int seconds() {
    return heard.size() / 2 / Tone.RATE;
  }

  /// What it has heard so far.
  double[] heard() {
    var bytes = ByteBuffer.wrap(heard.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    var samples = new double[bytes.remaining() / 2];
    for (var at = 0; at < samples.length; at++) {
      samples[at] = bytes.getShort() / (double) Short.MAX_VALUE;
    }
    return samples;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
