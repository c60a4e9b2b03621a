package hubbub.mood.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The word that is shown: another one takes its place only when it has lasted.
final class Steady {
  private final long lasts;
  private @Nullable Word shown;
  private @Nullable Word next;
  private long nextSince;

  Steady(Duration lasts) {
    this.lasts = lasts.toMillis();
  }

  /// Looks at the word of this moment and says which one to show.
  ///
  /// @param now milliseconds since 1970
  @Nullable Word look(@Nullable Word word, long now) {
    if (word == null || shown == null || word == shown) {
      shown = word;
      next = null;
    } else if (word != next || now < nextSince) {
      next = word;
      nextSince = now;
    }
    if (next != null && now - nextSince >= lasts) {
      shown = next;
      next = null;
    }
    return shown;
  }
}
