package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// How much room a service's rows take on the disk, with what was deleted and not yet given back.
public final class RoomTaken {
  private RoomTaken() {}

  /// @return bytes
  public static long bytes(Database database) {
    var question =
        switch (database.dialect()) {
          case SQLITE ->
              "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
          case POSTGRESQL ->
              """
              SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
              WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
              """;
        };
    return database.read(transaction -> number(transaction.connection(), question));
  }

  private static long number(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
