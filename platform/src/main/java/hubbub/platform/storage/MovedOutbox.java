package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// An outbox whose rows were moved: its state goes on where the file's ended.
final class MovedOutbox {
  private MovedOutbox() {}

  static void finish(Connection target) throws SQLException {
    try (var statement = target.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO outbox_state (one, producer, position, bytes)
          SELECT 1, (SELECT COALESCE(MAX(id), '') FROM producer), COALESCE(MAX(position), 0),
            COALESCE(SUM(LENGTH(facts)), 0)
          FROM outbox
          ON CONFLICT (one) DO UPDATE SET producer = excluded.producer,
            position = excluded.position, bytes = excluded.bytes
          """);
    }
  }
}
