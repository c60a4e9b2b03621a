package hubbub.platform.observe;

import hubbub.platform.config.DialKind;
import hubbub.platform.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/// What is logged, and where.
///
/// @param level the least that is written at all, as it is set now
/// @param console the least that goes to standard error, too; empty for nothing
/// @param fileLengthMax bytes after which a new file is begun; five are kept
public record LogConfig(Supplier<Level> level, Optional<Level> console, long fileLengthMax) {
  private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

  public static LogConfig from(Settings settings) {
    var console =
        settings.choice("log.console", "warn", List.of("debug", "info", "warn", "error", "off"));
    return new LogConfig(
        settings.dial(
            "log.level",
            "info",
            DialKind.choice(LEVELS).as(Log::level),
            "Debug says more while you look for a mistake, and fills the disk sooner."),
        console.equals("off") ? Optional.empty() : Optional.of(Log.level(console)),
        settings.size("log.file-length-max", 16L << 20));
  }
}
