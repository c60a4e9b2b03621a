package hubbub.platform.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Where log lines go: to a file once [#begin] named one, and, from a level of their own on, to
/// standard error. Before that only warnings and errors are shown.
public final class Log {
  /// Libraries that say much about little.
  private static final List<String> QUIET =
      List.of("io.", "com.", "org.", "java.", "javax.", "sun.", "jdk.", "gg.");

  private static final int FILES_KEPT = 4;

  private static volatile Sink sink = new Sink(() -> Level.WARN, Optional.of(Level.WARN), null);

  private Log() {}

  private record Sink(Supplier<Level> level, Optional<Level> console, @Nullable LogFile file) {}

  /// Begins to write to a file.
  ///
  /// @throws IOException if the file cannot be written
  public static void begin(LogConfig config, Path file) throws IOException {
    sink =
        new Sink(
            config.level(),
            config.console(),
            new LogFile(file, config.fileLengthMax(), FILES_KEPT));
  }

  static boolean takes(String logger, Level level) {
    var lowest = QUIET.stream().anyMatch(logger::startsWith) ? Level.WARN : sink.level().get();
    return level.toInt() >= lowest.toInt();
  }

  static void write(Level level, String line) {
    var to = sink;
    if (to.file() != null) {
      to.file().write(line);
    }
    if (to.console().filter(from -> level.toInt() >= from.toInt()).isPresent()) {
      System.err.print(line);
    }
  }

  static Level level(String word) {
    return Level.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
