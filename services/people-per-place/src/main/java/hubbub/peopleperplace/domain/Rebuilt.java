package hubbub.peopleperplace.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The last time that the copy was built anew.
///
/// @param places how many were copied so far
/// @param people how many were copied so far
/// @param reason why it failed
public record Rebuilt(
    State state,
    long places,
    long people,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String reason) {

  /// How far it is.
  public enum State {
    /// It was never built anew.
    NONE,
    RUNNING,
    DONE,
    FAILED;

    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
