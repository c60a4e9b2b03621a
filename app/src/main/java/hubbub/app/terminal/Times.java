package hubbub.app.terminal;

import hubbub.platform.config.Units;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Durations as somebody wrote them.
final class Times {
  private Times() {}

  /// @return null where none was written
  /// @throws AskedWrongly saying how one is written
  static @Nullable Duration of(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var time = Units.duration(text);
      if (time.isPositive()) {
        return time;
      }
    } catch (IllegalArgumentException _) {
      // The answer is the same for both.
    }
    throw new AskedWrongly(option + " is a time such as 30s, 10m or PT1H, not " + text);
  }
}
