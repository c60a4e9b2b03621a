package hubbub.platform.storage;

import hubbub.platform.storage.Outbox.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest committed rows of an outbox as they were told, so that hearers that keep up need
/// neither the disk nor the parser. Bounded by the bytes that the rows take on disk.
final class RecentRows {
  private static final long BYTES_MAX = 6L << 20;

  /// What hearers may be behind before sources that can wait are asked to: it leaves room for what
  /// is on its way.
  private static final long BEHIND_MAX = BYTES_MAX / 2;

  private final ArrayDeque<Held> rows = new ArrayDeque<>();
  private long bytes;

  /// The position before the oldest row held.
  private long begin;

  /// How many messages were in the rows that went.
  private long messagesBefore;

  private long end;

  /// Lets go of all, and goes on after a position that others have reached.
  synchronized void beginAt(long position) {
    rows.forEach(held -> messagesBefore += held.row.messageCount());
    rows.clear();
    bytes = 0;
    begin = position;
    end = position;
  }

  synchronized void add(Row row, int length) {
    rows.addLast(new Held(row, length));
    end = row.position();
    bytes += length;
    while (bytes > BYTES_MAX && rows.size() > 1) {
      var oldest = rows.removeFirst();
      bytes -= oldest.length;
      begin = oldest.row.position();
      messagesBefore += oldest.row.messageCount();
    }
  }

  synchronized long begin() {
    return begin;
  }

  synchronized long messagesBefore() {
    return messagesBefore;
  }

  synchronized long end() {
    return end;
  }

  /// Rows after `position`, or null where they begin before the oldest held.
  synchronized @Nullable List<Row> after(long position, int limit) {
    if (position < begin) {
      return null;
    }
    if (position >= end) {
      return List.of();
    }
    // Hearers mostly want the newest few of thousands.
    var found = new ArrayList<Row>();
    var newestFirst = rows.descendingIterator();
    while (newestFirst.hasNext()) {
      var row = newestFirst.next().row;
      if (row.position() <= position) {
        break;
      }
      found.add(row);
    }
    var oldestFirst = found.reversed();
    return found.size() <= limit ? oldestFirst : oldestFirst.subList(0, limit);
  }

  /// Whether the rows after `position` fill half of what is held, or begin before it.
  synchronized boolean crowdedAfter(long position) {
    if (position < begin) {
      return true;
    }
    var behind = 0L;
    var newestFirst = rows.descendingIterator();
    while (newestFirst.hasNext()) {
      var held = newestFirst.next();
      if (held.row.position() <= position) {
        return false;
      }
      behind += held.length;
      if (behind > BEHIND_MAX) {
        return true;
      }
    }
    return false;
  }

  private record Held(Row row, int length) {}
}
