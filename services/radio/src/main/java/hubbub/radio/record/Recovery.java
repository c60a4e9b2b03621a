package hubbub.radio.record;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out how much there is of a show: by its index as far as that is whole, and from a little
/// before its end by the sound itself.
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final long ENTRY_MICROS = 1_000_000;

  /// Sound behind the last entry of an index that is whole.
  private static final long LAST_MICROS_MAX = 3 * ENTRY_MICROS;

  /// A framer needs some frames in a row before it believes that it hears a stream.
  private static final int BACK = 8;

  private final ShowFolder folder;
  private final ShowFolder.Begun begun;
  private final Segments segments;
  private final List<Entry> entries;

  /// Where the last walk began.
  private long begin;

  /// Where the last whole piece ends, and the sound up to there.
  private long end;

  private long endMicros;

  private Recovery(ShowFolder folder, Segments segments) throws IOException {
    this.folder = folder;
    this.begun = folder.begun();
    this.segments = segments;
    entries = new ArrayList<>(Index.read(folder, segments.length()));
  }

  /// Looks, and changes nothing.
  ///
  /// @throws DamagedShow if its note can't be read
  static Recovery of(ShowFolder folder, Segments segments) throws IOException {
    var found = new Recovery(folder, segments);
    found.walk();
    return found;
  }

  /// Bytes up to the end of the last whole piece.
  long length() {
    return end;
  }

  /// Ends a show that nobody writes any more: cuts off a torn piece, mends the index.
  Recording end() throws IOException {
    segments.cut(end);
    Index.write(folder, entries);
    var ended =
        new ShowFolder.Ended(
            Instant.ofEpochMilli(time(endMicros)), Duration.of(endMicros, ChronoUnit.MICROS), end);
    folder.note(ended);
    return folder.recording(begun, ended);
  }

  /// What the index of a show that ended says; it is mended if that is less than there is.
  ///
  /// @param micros sound of the show
  static List<Entry> entries(ShowFolder folder, Segments segments, long micros) throws IOException {
    var found = new Recovery(folder, segments);
    var entries = found.entries;
    var isThere = !entries.isEmpty() && micros - entries.getLast().micros() <= LAST_MICROS_MAX;
    if (isThere || segments.length() == 0) {
      return entries;
    }
    found.walk();
    try {
      Index.write(folder, entries);
    } catch (IOException e) {
      // It is known now, and made again at the next time.
      LOG.atDebug().addKeyValue("show", folder.show()).log("index not mended: {}", e.toString());
    }
    return entries;
  }

  /// Begins further back if there is no sound any more: after a loss of power the index may be
  /// ahead.
  private void walk() throws IOException {
    var back = 0;
    do {
      back = back == 0 ? BACK : Math.min(entries.size(), back * BACK);
      var from =
          back >= entries.size() ? new Entry(0, 0, 0, 0) : entries.get(entries.size() - back);
      begin = from.position();
      end = begin;
      endMicros = from.micros();
      Walk.of(begun.format()).go(segments, from, this::step);
    } while (end == begin && begin > 0);
    while (!entries.isEmpty() && entries.getLast().position() >= end) {
      entries.removeLast();
    }
  }

  private void step(Entry place, boolean begins, long behind, long micros) {
    if (begins && entries.size() < Index.MOST && isDue(place)) {
      entries.add(new Entry(time(place.micros()), place.micros(), place.position(), place.rate()));
    }
    if (behind > end) {
      end = behind;
      endMicros = micros;
    }
  }

  private boolean isDue(Entry place) {
    if (entries.isEmpty()) {
      return true;
    }
    var last = entries.getLast();
    return place.follows(last) && place.micros() - last.micros() >= ENTRY_MICROS;
  }

  /// The time of day of a sound, as if none was missing since the last one that is known.
  private long time(long micros) {
    var last =
        entries.isEmpty() ? new Entry(begun.at().toEpochMilli(), 0, 0, 0) : entries.getLast();
    return last.at() + (micros - last.micros()) / 1_000;
  }
}
