package hubbub.chat.store;

import hubbub.chat.domain.EpochOver;
import hubbub.platform.storage.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// The right to number lines: one row, which each transaction of its holder moves on, by the
/// database's clock.
final class SqlEpoch {
  /// How long a holder may be silent before another process begins an epoch; others look each
  /// second.
  static final long LASTING_MILLIS = 6_000;

  private final Database database;
  private final String place;
  private final long lastingMillis;

  /// @param place where the process keeps its files: two processes never have the same, so the one
  ///   that had the epoch here is gone
  /// @param lastingMillis how long its holder may be silent
  SqlEpoch(Database database, String place, long lastingMillis) {
    this.database = database;
    this.place = place;
    this.lastingMillis = lastingMillis;
  }

  /// Begins an epoch, if nobody has one.
  OptionalLong begin() {
    return database.write(tx -> {
      var begun =
          Sql.one(
              tx.connection(),
              row -> row.getLong(1),
              """
              UPDATE epoch SET
                epoch = CASE WHEN epoch >= (SELECT millis FROM database_clock)
                  THEN epoch + 1 ELSE (SELECT millis FROM database_clock) END,
                place = ?, until_at = (SELECT millis FROM database_clock) + ?
              WHERE id = 1 AND (place = ? OR until_at < (SELECT millis FROM database_clock))
              RETURNING epoch
              """,
              place,
              lastingMillis,
              place);
      return begun.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    });
  }

  /// The beginning of every transaction that writes.
  ///
  /// @throws EpochOver if it is over
  void check(Connection connection, long epoch) throws SQLException {
    var changed =
        Sql.run(
            connection,
            "UPDATE epoch SET until_at = (SELECT millis FROM database_clock) + ?"
                + " WHERE id = 1 AND epoch = ?",
            lastingMillis,
            epoch);
    if (changed == 0) {
      throw new EpochOver();
    }
  }

  void renew(long epoch) {
    database.write(tx -> {
      check(tx.connection(), epoch);
      return null;
    });
  }

  /// Nobody has it any more.
  void end(long epoch) {
    database.write(tx ->
        Sql.run(
            tx.connection(), "UPDATE epoch SET until_at = 0 WHERE id = 1 AND epoch = ?", epoch));
  }
}
