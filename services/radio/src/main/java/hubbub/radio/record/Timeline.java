package hubbub.radio.record;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What time it was where in a recording. Correct to about a second.
public final class Timeline {
  private final List<Entry> entries;
  private final long end;

  /// @param end sound in all, in microseconds
  Timeline(List<Entry> entries, long end) {
    this.entries = entries;
    this.end = end;
  }

  /// Where the sound of a moment stands, counted in sound; the nearest before it where it was not
  /// recorded, and zero before the show.
  public Duration soundAt(Instant moment) {
    var at = moment.toEpochMilli();
    var before = 0;
    for (var i = 1; i < entries.size() && entries.get(i).at() <= at; i++) {
      before = i;
    }
    if (entries.isEmpty() || entries.get(before).at() > at) {
      return Duration.ZERO;
    }
    var entry = entries.get(before);
    var micros = entry.micros() + (at - entry.at()) * 1_000;
    var most = before + 1 < entries.size() ? entries.get(before + 1).micros() : end;
    return Duration.of(Math.min(micros, most), ChronoUnit.MICROS);
  }

  /// When the sound at that place was heard.
  public Instant momentOf(Duration sound) {
    var entry = before(micros(sound));
    return Instant.ofEpochMilli(entry.at() + (micros(sound) - entry.micros()) / 1_000);
  }

  /// The last position at or before that sound where one may begin to read.
  long positionAt(long micros) {
    return before(micros).position();
  }

  private static long micros(Duration sound) {
    return sound.toNanos() / 1_000;
  }

  private Entry before(long micros) {
    var low = 0;
    var high = entries.size() - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (entries.get(middle).micros() <= micros) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return entries.isEmpty() ? new Entry(0, 0, 0, 0) : entries.get(low);
  }
}
