package hubbub.archive.store;

import hubbub.archive.domain.WordQuery;
import hubbub.platform.storage.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Full-text volumes as a database has them: tables that tell which messages hold words, without
/// the texts.
///
/// What they find is looked at once more, message by message. So they may find too much, and must
/// never find too little.
sealed interface SearchVolumes permits FtsVolumes, TsVolumes {
  static SearchVolumes of(Connection connection) throws SQLException {
    return switch (Dialect.of(connection)) {
      case SQLITE -> new FtsVolumes();
      case POSTGRESQL -> new TsVolumes();
    };
  }

  /// A message, as it is put in.
  ///
  /// @param text never empty
  record Entry(long key, long channel, String text) {}

  void create(Connection connection, String table) throws SQLException;

  void add(Connection connection, String table, List<Entry> entries) throws SQLException;

  /// Takes a message out, by the very words that were put in.
  ///
  /// @return false if it is not there
  boolean remove(Connection connection, String table, Entry entry) throws SQLException;

  /// Keys of messages in a volume that may fit.
  ///
  /// @param channels one of these; all where empty
  Keys find(
      Connection connection,
      String table,
      WordQuery query,
      List<Long> channels,
      Range range,
      int fetch);
}
