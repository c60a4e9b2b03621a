package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real ffmpeg: `HUBBUB_FFMPEG` names it; else it is where Debian puts it. A missing one fails
/// the test.
final class Ffmpeg implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<byte[]> out;

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
    out = CompletableFuture.supplyAsync(this::read, task -> Thread.ofVirtual().start(task));
  }

  private byte[] read() {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    return new Ffmpeg(
        List.of(
            "-i",
            "http://localhost:" + hubbub.port() + path,
            "-t",
            Integer.toString(seconds),
            "-f",
            "s16le",
            "-ac",
            "1",
            "-ar",
            Integer.toString(Tone.RATE),
            "pipe:1"));
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
      var bytes = ByteBuffer.wrap(out.get(60, TimeUnit.SECONDS)).order(ByteOrder.LITTLE_ENDIAN);
      var samples = new double[bytes.remaining() / 2];
      for (var at = 0; at < samples.length; at++) {
        samples[at] = bytes.getShort() / (double) Short.MAX_VALUE;
      }
      return samples;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
