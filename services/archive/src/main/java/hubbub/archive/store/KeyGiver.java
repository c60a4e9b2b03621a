package hubbub.archive.store;

import hubbub.platform.storage.Statements;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gives each message its key. It remembers the last key of recent milliseconds, and asks the table
/// where it doesn't (rows that wait in a JDBC batch are always among the recent ones). Numbers that
/// an undone transaction took stay unused.
final class KeyGiver {
  private static final int REMEMBERED_MAX = 4_096;

  private final Map<Long, Long> last = new LinkedHashMap<>(1_024, 0.75f, true);
  private long newest = Long.MIN_VALUE;
  private boolean known;

  /// @param millis when the message was received
  long give(Statements statements, long millis) throws SQLException {
    if (!known) {
      newest = lastIn(statements, Long.MIN_VALUE, Long.MAX_VALUE);
      known = true;
    }
    var begin = LogKey.first(millis);
    var end = LogKey.first(millis + 1);
    var taken = last.get(begin);
    if (taken == null && begin <= newest) {
      var before = lastIn(statements, begin, end);
      taken = before == Long.MIN_VALUE ? null : before;
    }
    var key = taken == null ? begin : taken + 1;
    if (key == end) {
      return give(statements, millis + 1);
    }
    remember(begin, key);
    newest = Math.max(newest, key);
    return key;
  }

  private void remember(long begin, long key) {
    last.put(begin, key);
    if (last.size() > REMEMBERED_MAX) {
      last.remove(last.keySet().iterator().next());
    }
  }

  /// Forgets what it remembers: another writer was here, or a transaction was undone.
  void forget() {
    last.clear();
    known = false;
  }

  private static long lastIn(Statements statements, long from, long to) throws SQLException {
    var select = statements.of("SELECT MAX(key) FROM message WHERE key >= ? AND key < ?");
    select.setLong(1, from);
    select.setLong(2, to);
    try (var row = select.executeQuery()) {
      var key = row.next() ? row.getLong(1) : Long.MIN_VALUE;
      return row.wasNull() ? Long.MIN_VALUE : key;
    }
  }
}
