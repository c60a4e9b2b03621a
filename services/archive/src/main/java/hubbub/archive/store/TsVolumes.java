package hubbub.archive.store;

import hubbub.archive.domain.WordQuery;
import hubbub.archive.domain.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Volumes in PostgreSQL: a table of text vectors and an index over it (GIN). The vectors hold our
/// own words as they are, without any language's rules, and the place as one more; not their order:
/// words that must follow each other are found by all of them being there.
final class TsVolumes implements SearchVolumes {
  /// Before a place, so that it is no word: words hold no ASCII sign.
  private static final char PLACE = '#';

  @Override
  public void create(Connection connection, String table) throws SQLException {
    Sql.run(
        connection, "CREATE TABLE " + table + " (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)");
    Sql.run(connection, "CREATE INDEX ON " + table + " USING gin (words)");
  }

  @Override
  public void add(Connection connection, String table, List<Entry> entries) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (key, words) VALUES (?, array_to_tsvector(?))")) {
      for (var entry : entries) {
        var words = new TreeSet<>(Words.of(entry.text()));
        words.add(PLACE + Long.toString(entry.channel()));
        insert.setLong(1, entry.key());
        insert.setArray(2, connection.createArrayOf("text", words.toArray()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public boolean remove(Connection connection, String table, Entry entry) throws SQLException {
    return Sql.run(connection, "DELETE FROM " + table + " WHERE key = ?", entry.key()) > 0;
  }

  @Override
  public Keys find(
      Connection connection,
      String table,
      WordQuery query,
      List<Long> channels,
      Range range,
      int fetch) {
    return new SelectedKeys(
        connection,
        "SELECT key FROM " + table + " WHERE words @@ CAST(? AS TSQUERY)",
        range,
        fetch,
        match(query, channels));
  }

  /// A question in PostgreSQL's language.
  private static String match(WordQuery query, List<Long> channels) {
    var all = new ArrayList<String>();
    for (var term : query.terms()) {
      var last = term.words().size() - 1;
      for (var i = 0; i <= last; i++) {
        all.add(quoted(term.words().get(i)) + (i == last && term.open() ? ":*" : ""));
      }
    }
    if (!channels.isEmpty()) {
      var places = channels.stream().map(c -> quoted(PLACE + Long.toString(c))).toList();
      all.add("(" + String.join(" | ", places) + ")");
    }
    return String.join(" & ", all);
  }

  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
