package hubbub.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program of ours in a process of its own, so that it can be killed.
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts `main` with the class path of this process.
  ///
  /// @param before words before `java`, e.g. those of `unshare`
  public static ChildJvm start(List<String> before, Class<?> main, String... arguments) {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ChildJvm(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next line that it prints; empty at its end.
  public Optional<String> line() {
    try {
      return Optional.ofNullable(out.readLine());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Everything that it still prints, up to its end.
  public List<String> rest() {
    var lines = new ArrayList<String>();
    for (var line = line(); line.isPresent(); line = line()) {
      lines.add(line.get());
    }
    return lines;
  }

  /// `kill -9`.
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /// Waits for its end.
  ///
  /// @return the exit status
  public int join() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
