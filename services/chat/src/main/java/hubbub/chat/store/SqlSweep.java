package hubbub.chat.store;

import hubbub.platform.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Lets go of what is not to be kept: lines older than the owner wants, lines of people who do not
/// want to be kept as soon as nobody can have missed them, of what is no line all but its number as
/// soon as that, and silences that are over. In small steps, so that others can write in between.
public final class SqlSweep {
  private static final int STEP = 1_000;

  private final Database database;
  private final Optional<Duration> retention;
  private final Duration missed;

  /// @param retention how long lines are kept; empty for good
  /// @param missed for how long whoever comes back is told of a line
  public SqlSweep(Database database, Optional<Duration> retention, Duration missed) {
    this.database = database;
    this.retention = retention;
    this.missed = missed;
  }

  /// One step.
  ///
  /// @return whether there may be more to do
  public boolean step(Instant now) {
    var old =
        retention.map(
            time -> delete("SELECT room, n FROM entry WHERE at < ? LIMIT ?", now.minus(time)));
    var optedOut =
        delete(
            """
            SELECT room, n FROM entry
            WHERE author IN (SELECT person FROM opted_out) AND at < ? LIMIT ?
            """,
            now.minus(missed));
    var over =
        database.write(tx ->
            Sql.run(
                tx.connection(),
                """
                UPDATE entry SET kind = 'over', body = '' WHERE (room, n) IN (
                  SELECT room, n FROM entry
                  WHERE id IS NULL AND kind <> 'over' AND at < ? LIMIT ?)
                """,
                now.minus(missed).toEpochMilli(),
                STEP));
    database.write(tx ->
        Sql.run(tx.connection(), "DELETE FROM silence WHERE until_at < ?", now.toEpochMilli()));
    return old.orElse(0) == STEP || optedOut == STEP || over == STEP;
  }

  private int delete(String which, Instant before) {
    return database.write(tx ->
        Sql.run(
            tx.connection(),
            "DELETE FROM entry WHERE (room, n) IN (" + which + ")",
            before.toEpochMilli(),
            STEP));
  }
}
