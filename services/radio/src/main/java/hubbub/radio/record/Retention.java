package hubbub.radio.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which shows have to go: those that ended too long ago, and then, oldest first, as many as take
/// too much room. One that has not ended takes room, but never goes.
final class Retention {
  private Retention() {}

  static List<Recording> gone(List<Recording> all, Instant now, RecordingBounds bounds) {
    var length = all.stream().mapToLong(Recording::length).sum();
    var gone = new ArrayList<Recording>();
    var ended =
        all.stream()
            .filter(recording -> recording.ended() != null)
            .sorted(Comparator.comparing(Retention::end).thenComparing(Recording::show))
            .toList();
    for (var recording : ended) {
      var isOld =
          bounds.keepTime().isPositive() && end(recording).isBefore(now.minus(bounds.keepTime()));
      var isTooMuch = bounds.keepLength() > 0 && length > bounds.keepLength();
      if (isOld || isTooMuch) {
        gone.add(recording);
        length -= recording.length();
      }
    }
    return gone;
  }

  private static Instant end(Recording recording) {
    var ended = recording.ended();
    return ended == null ? Instant.MAX : ended;
  }
}
