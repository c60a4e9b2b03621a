package hubbub.archive.store;

import hubbub.archive.domain.Person;
import hubbub.archive.store.Sweep.Drop;
import hubbub.archive.store.Sweep.Erase;
import hubbub.archive.store.Sweep.Forget;
import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets go of what is to be deleted, in the transaction of whoever hears of it. Little is done at
/// once, much is promised and done by the [Sweeper]; either way nobody reads it any more.
public final class LogEraser {
  private static final int AT_ONCE = 50;

  private LogEraser() {}

  /// One message's text.
  ///
  /// @return whether the log has it
  public static boolean message(Connection connection, Channel channel, String id, Instant at)
      throws SQLException {
    var bytes = MessageId.bytes(id);
    var hash = MessageId.hash(bytes);
    try (var rows = new Rows(connection)) {
      for (var part = Parts.newest(connection); part >= Parts.oldest(connection); part--) {
        for (var key : keys(connection, Parts.key(part, hash))) {
          var row = rows.row(key);
          if (row != null
              && Arrays.equals(row.id(), bytes)
              && rows.stream(row.stream()).channel().equals(channel)) {
            if (row.deletedAt() == null) {
              new Erasing(connection, rows).erase(row, at.toEpochMilli());
            }
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Long> keys(Connection connection, long idPart) throws SQLException {
    return Sql.list(
        connection, row -> row.getLong(1), "SELECT key FROM message WHERE id_part = ?", idPart);
  }

  /// The texts of a channel up to a time, of one author or of all.
  ///
  /// @param authorId null for all
  public static void channel(
      Connection connection, Channel channel, @Nullable String authorId, Instant at)
      throws SQLException {
    var number = StreamNumbers.channel(connection, channel);
    if (number.isPresent()) {
      var erase = new Erase(number.getAsLong(), authorId, at.toEpochMilli());
      Sweeper.begin(connection, erase, AT_ONCE);
    }
  }

  /// A run: messages that another run covers, too, stay with that one.
  public static void run(Connection connection, String run, Instant at) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO deleted_run (run, at) VALUES (?, ?) ON CONFLICT (run) DO NOTHING",
        run,
        at.toEpochMilli());
    State.changed(connection);
    var streams =
        Sql.list(
            connection, row -> row.getLong(1), "SELECT stream FROM stream_run WHERE run = ?", run);
    Sql.run(connection, "DELETE FROM stream_run WHERE run = ?", run);
    for (var stream : streams) {
      var runs = runs(connection, stream, 0);
      var elsewhere = runs(connection, stream, 1);
      var isNobodys = runs.isEmpty() && elsewhere.isEmpty();
      Sql.run(
          connection,
          "UPDATE stream SET runs = ?, elsewhere = ? WHERE id = ?",
          isNobodys ? null : runs,
          elsewhere,
          stream);
      if (isNobodys) {
        Sweeper.begin(connection, new Drop(stream), AT_ONCE);
      }
    }
  }

  /// Joined as a stream has them.
  private static String runs(Connection connection, long stream, int elsewhere)
      throws SQLException {
    return String.join(
        " ",
        Sql.list(
            connection,
            row -> row.getString(1),
            "SELECT run FROM stream_run WHERE stream = ? AND elsewhere = ? ORDER BY run",
            stream,
            elsewhere));
  }

  /// Everything of a person up to a time; doing it twice changes nothing.
  public static void person(Connection connection, Person person, Instant at) throws SQLException {
    var changed =
        Sql.run(
            connection,
            """
            INSERT INTO forgotten (platform, author_id, up_to) VALUES (?, ?, ?)
            ON CONFLICT (platform, author_id) DO UPDATE SET up_to = excluded.up_to
            WHERE forgotten.up_to < excluded.up_to
            """,
            person.platform(),
            person.id(),
            at.toEpochMilli());
    if (changed > 0) {
      State.changed(connection);
      Sweeper.begin(
          connection, new Forget(person.platform(), person.id(), at.toEpochMilli()), AT_ONCE);
    }
  }

  /// Whether a person wants to be left out; an older wish never overwrites a newer one.
  public static void optOut(Connection connection, Person person, boolean wanted, Instant at)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO opt_out (platform, author_id, wanted, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (platform, author_id) DO UPDATE SET wanted = excluded.wanted, at = excluded.at
        WHERE opt_out.at <= excluded.at
        """,
        person.platform(),
        person.id(),
        wanted ? 1 : 0,
        at.toEpochMilli());
    State.changed(connection);
  }
}
