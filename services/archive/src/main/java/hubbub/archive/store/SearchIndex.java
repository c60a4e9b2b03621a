package hubbub.archive.store;

import hubbub.archive.domain.Words;
import hubbub.archive.store.SearchVolumes.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The full-text index: volumes of up to a million messages each, written behind the log in steps.
///
/// What a step has not reached yet is found by reading it, so a search is always whole. Old
/// messages leave with their volume as a whole; single ones are cut out of it.
final class SearchIndex {
  private static final String LATE =
      """
      SELECT l.key, s.channel, COALESCE(m.text, '') FROM search_late l
      LEFT JOIN message m ON m.key = l.key LEFT JOIN stream s ON s.id = m.stream
      ORDER BY l.key LIMIT ?
      """;
  private static final String NEXT =
      """
      SELECT m.key, s.channel, m.text FROM message m JOIN stream s ON s.id = m.stream
      WHERE m.key > ? AND m.key < ? ORDER BY m.key LIMIT ?
      """;

  private final long volumeMessages;
  private final long volumeKeys;

  /// @param volumeMessages how many messages a volume holds
  /// @param volumeTime how much time it spans at most
  SearchIndex(long volumeMessages, Duration volumeTime) {
    this.volumeMessages = volumeMessages;
    volumeKeys = LogKey.first(volumeTime.toMillis());
  }

  /// One volume.
  record Volume(long id, long firstKey, long lastKey, long messages) {
    String table() {
      return "search_" + id;
    }
  }

  static List<Volume> volumes(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        row -> new Volume(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        "SELECT id, first_key, last_key, messages FROM volume ORDER BY id");
  }

  /// Writes the next messages into the newest volume: late ones first, then those after the mark.
  ///
  /// @param before keys that are not taken yet: their neighbours may still be on their way
  /// @return how many it looked at; 0 when nothing is left
  int fill(Connection connection, int limit, long before) throws SQLException {
    rebuildAfterChange(connection);
    var late = entries(connection, LATE, limit);
    if (!late.isEmpty()) {
      write(connection, late);
      Sql.run(connection, "DELETE FROM search_late WHERE key <= ?", late.getLast().key());
      return late.size();
    }
    var mark = State.get(connection, "searched");
    var next = entries(connection, NEXT, mark, before, limit);
    if (!next.isEmpty()) {
      write(connection, next);
      State.set(connection, "searched", next.getLast().key());
    }
    return next.size();
  }

  private static List<Entry> entries(Connection connection, String sql, Object... values)
      throws SQLException {
    return Sql.list(
        connection,
        row -> new Entry(row.getLong(1), row.getLong(2), row.getString(3)),
        sql,
        values);
  }

  private void write(Connection connection, List<Entry> entries) throws SQLException {
    var texts = entries.stream().filter(e -> !e.text().isEmpty()).toList();
    if (texts.isEmpty()) {
      return;
    }
    var volume = newest(connection);
    SearchVolumes.of(connection).add(connection, volume.table(), texts);
    Sql.run(
        connection,
        """
        UPDATE volume SET messages = messages + ?,
          first_key = CASE WHEN first_key < ? THEN first_key ELSE ? END,
          last_key = CASE WHEN last_key > ? THEN last_key ELSE ? END
        WHERE id = ?
        """,
        texts.size(),
        texts.getFirst().key(),
        texts.getFirst().key(),
        texts.getLast().key(),
        texts.getLast().key(),
        volume.id);
  }

  private Volume newest(Connection connection) throws SQLException {
    var volumes = volumes(connection);
    return volumes.isEmpty() || isFull(volumes.getLast()) ? create(connection) : volumes.getLast();
  }

  private boolean isFull(Volume volume) {
    return volume.messages >= volumeMessages || volume.lastKey - volume.firstKey > volumeKeys;
  }

  private static Volume create(Connection connection) throws SQLException {
    var id =
        Sql.one(
            connection,
            "INSERT INTO volume (first_key, last_key, messages) VALUES (?, ?, 0) RETURNING id",
            Long.MAX_VALUE,
            Long.MIN_VALUE);
    var volume = new Volume(id, Long.MAX_VALUE, Long.MIN_VALUE, 0);
    SearchVolumes.of(connection).create(connection, volume.table());
    return volume;
  }

  /// Takes a message out, by the very words that were put in.
  static void remove(Connection connection, long key, long channel, String text)
      throws SQLException {
    var tables = SearchVolumes.of(connection);
    for (var volume : volumes(connection)) {
      if (key >= volume.firstKey
          && key <= volume.lastKey
          && tables.remove(connection, volume.table(), new Entry(key, channel, text))) {
        return;
      }
    }
  }

  /// Drops one volume all of whose messages are gone.
  ///
  /// @param oldest the oldest key that is still kept
  /// @return whether there was one
  static boolean dropOne(Connection connection, OptionalLong oldest) throws SQLException {
    for (var volume : volumes(connection)) {
      if (oldest.isEmpty() || volume.lastKey < oldest.getAsLong()) {
        drop(connection, volume);
        return true;
      }
    }
    return false;
  }

  private static void drop(Connection connection, Volume volume) throws SQLException {
    Sql.run(connection, "DROP TABLE " + volume.table());
    Sql.run(connection, "DELETE FROM volume WHERE id = ?", volume.id);
  }

  /// A new cut of words makes the volumes of the old one useless.
  private static void rebuildAfterChange(Connection connection) throws SQLException {
    if (State.get(connection, "words") == Words.VERSION) {
      return;
    }
    for (var volume : new ArrayList<>(volumes(connection))) {
      drop(connection, volume);
    }
    Sql.run(connection, "DELETE FROM search_late");
    State.set(connection, "searched", -Long.MAX_VALUE);
    State.set(connection, "words", Words.VERSION);
  }
}
