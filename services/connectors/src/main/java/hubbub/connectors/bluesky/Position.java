package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import org.jspecify.annotations.Nullable;

/// Where a channel has got to, written `instance microseconds`. Each instance has a clock of its
/// own.
///
/// @param instance its host, with the port if it has an unusual one
/// @param micros its time of the last event, in epoch microseconds
record Position(String instance, long micros) {
  /// How far back another instance is asked, whose clock may be behind.
  static final long OVERLAP = 5_000_000;

  /// Reads what was written; null if it is none.
  static @Nullable Position parse(@Nullable String text) {
    var space = text == null ? -1 : text.lastIndexOf(' ');
    if (text == null || space < 1) {
      return null;
    }
    try {
      var micros = Long.parseLong(text.substring(space + 1));
      return micros < Jetstream.MICROS_MIN ? null : new Position(text.substring(0, space), micros);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// From when on events are wanted of an instance.
  long on(String other) {
    return instance.equals(other) ? micros : micros - OVERLAP;
  }

  @Override
  public String toString() {
    return instance + " " + micros;
  }
}
