package hubbub.archive.store;

import hubbub.archive.domain.WordQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Volumes in SQLite: contentless FTS5 tables. Single messages are cut out of them
/// (`secure-delete`), so that their words are gone from the disk.
final class FtsVolumes implements SearchVolumes {
  @Override
  public void create(Connection connection, String table) throws SQLException {
    Sql.run(
        connection,
        "CREATE VIRTUAL TABLE "
            + table
            + " USING fts5(words, place, content='', columnsize=0, detail=full,"
            + " tokenize=\"ascii tokenchars '_'\")");
    Sql.run(
        connection, "INSERT INTO %1$s (%1$s, rank) VALUES ('secure-delete', 1)".formatted(table));
  }

  @Override
  public void add(Connection connection, String table, List<Entry> entries) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (rowid, words, place) VALUES (?, ?, ?)")) {
      for (var entry : entries) {
        insert.setLong(1, entry.key());
        insert.setString(2, SearchText.words(entry.text()));
        insert.setString(3, SearchText.place(entry.channel()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public boolean remove(Connection connection, String table, Entry entry) throws SQLException {
    if (!holds(connection, table, entry)) {
      return false;
    }
    Sql.run(
        connection,
        "INSERT INTO %1$s (%1$s, rowid, words, place) VALUES ('delete', ?, ?, ?)".formatted(table),
        entry.key(),
        SearchText.words(entry.text()),
        SearchText.place(entry.channel()));
    return true;
  }

  private static boolean holds(Connection connection, String table, Entry entry)
      throws SQLException {
    return Sql.number(
            connection,
            "SELECT rowid FROM %1$s WHERE %1$s MATCH ? AND rowid = ?".formatted(table),
            "place : \"" + SearchText.place(entry.channel()) + '"',
            entry.key())
        .isPresent();
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
        "SELECT rowid FROM %1$s WHERE %1$s MATCH ?".formatted(table),
        range.of("rowid"),
        fetch,
        SearchText.match(query, channels));
  }
}
