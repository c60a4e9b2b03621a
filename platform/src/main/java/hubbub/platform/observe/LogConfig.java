package hubbub.platform.observe;

import hubbub.platform.config.Settings;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/// What is logged, and where.
///
/// @param level the least that is written at all
/// @param console the least that goes to standard error, too; empty for nothing
/// @param fileLengthMax bytes after which a new file is begun; five are kept
public record LogConfig(Level level, Optional<Level> console, long fileLengthMax) {
  private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

  public static LogConfig from(Settings settings) {
    var console =
        settings.choice("log.console", "warn", List.of("debug", "info", "warn", "error", "off"));
    return new LogConfig(
        Log.level(settings.choice("log.level", "info", LEVELS)),
        console.equals("off") ? Optional.empty() : Optional.of(Log.level(console)),
        settings.size("log.file-length-max", 16L << 20));
  }
}
