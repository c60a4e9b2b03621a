package hubbub.archive.store;

import hubbub.archive.domain.Order;
import hubbub.archive.store.Sweep.Drop;
import hubbub.archive.store.Sweep.Erase;
import hubbub.archive.store.Sweep.Forget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Does what deletions have promised, a step at a time. Each step is one transaction, so that a
/// kill leaves nothing half done.
final class Sweeper {
  /// How long after the time of a deletion the messages that it covers may have been received: the
  /// platform's clock and ours differ.
  private static final long CLOCKS_DIFFER_MILLIS = 60_000;

  private static final int NAMES_AT_ONCE = 1_000;

  private Sweeper() {}

  /// Goes on with the oldest deletion.
  ///
  /// @param limit messages at most
  /// @return false if there was nothing to do
  static boolean step(Connection connection, int limit) throws SQLException {
    var pending = Sweep.pending(connection);
    if (pending.isEmpty()) {
      return false;
    }
    var next = pending.getFirst();
    var reached = sweep(connection, next.sweep(), next.afterKey(), limit);
    if (reached == Keys.END) {
      finish(connection, next.sweep());
      Sql.run(connection, "DELETE FROM sweep WHERE id = ?", next.id());
    } else {
      Sql.run(connection, "UPDATE sweep SET after_key = ? WHERE id = ?", reached, next.id());
    }
    return true;
  }

  /// Begins a deletion, and promises the rest of it if there is more than one step.
  static void begin(Connection connection, Sweep sweep, int limit) throws SQLException {
    var reached = sweep(connection, sweep, Keys.END, limit);
    if (reached == Keys.END) {
      finish(connection, sweep);
    } else {
      Sweep.add(connection, sweep, reached);
    }
  }

  /// @return the last key that was looked at, or [Keys#END] if nothing is left
  private static long sweep(Connection connection, Sweep sweep, long afterKey, int limit)
      throws SQLException {
    try (var rows = new Rows(connection)) {
      var erasing = new Erasing(connection, rows);
      var keys = keys(connection, sweep, afterKey, limit);
      var removed = 0;
      var reached = afterKey;
      for (var i = 0; i < limit; i++) {
        var key = keys.next();
        if (key == Keys.END) {
          State.removed(connection, removed);
          return Keys.END;
        }
        reached = key;
        var row = rows.row(key);
        if (row == null) {
          continue;
        }
        switch (sweep) {
          case Erase erase -> {
            if (covers(erase, row, rows)) {
              erasing.erase(row, erase.upTo());
            }
          }
          case Forget _, Drop _ -> {
            erasing.remove(row);
            removed++;
          }
        }
      }
      State.removed(connection, removed);
      return reached;
    }
  }

  private static boolean covers(Erase erase, Rows.Row row, Rows rows) throws SQLException {
    return row.deletedAt() == null
        && (row.receivedMillis() <= erase.upTo() || row.sentMillis() <= erase.upTo())
        && rows.stream(row.stream()).channelId() == erase.channel();
  }

  private static Keys keys(Connection connection, Sweep sweep, long afterKey, int limit)
      throws SQLException {
    return switch (sweep) {
      case Erase(var channel, var author, var upTo) -> {
        var range = upTo(upTo + CLOCKS_DIFFER_MILLIS, afterKey);
        var paths = new Paths(connection, range, limit);
        yield author == null
            ? paths.byStreams(streams(connection, channel))
            : paths.byAuthors(authors(connection, platform(connection, channel), author));
      }
      case Forget(var platform, var author, var upTo) ->
          new Paths(connection, upTo(upTo, afterKey), limit)
              .byAuthors(authors(connection, platform, author));
      case Drop(var stream) ->
          new Paths(connection, upTo(Long.MAX_VALUE >> 20, afterKey), limit)
              .byStreams(List.of(stream));
    };
  }

  private static Range upTo(long millis, long afterKey) {
    return new Range("key", afterKey + 1, LogKey.first(millis + 1), Order.OLDEST);
  }

  private static List<Long> streams(Connection connection, long channel) throws SQLException {
    return Sql.list(
        connection, row -> row.getLong(1), "SELECT id FROM stream WHERE channel = ?", channel);
  }

  private static String platform(Connection connection, long channel) throws SQLException {
    var name =
        Sql.list(
                connection,
                row -> row.getString(1),
                "SELECT name FROM channel WHERE id = ?",
                channel)
            .getFirst();
    return name.substring(0, name.indexOf('/'));
  }

  private static List<Long> authors(Connection connection, String platform, String authorId)
      throws SQLException {
    return Sql.list(
        connection,
        row -> row.getLong(1),
        "SELECT id FROM author WHERE author_id = ? AND platform = ?",
        authorId,
        platform);
  }

  /// What is left over when all messages are gone.
  private static void finish(Connection connection, Sweep sweep) throws SQLException {
    switch (sweep) {
      case Erase _ -> {}
      case Forget(var platform, var authorId, var upTo) -> {
        for (var author : authors(connection, platform, authorId)) {
          if (new Paths(connection, upTo(Long.MAX_VALUE >> 20, Keys.END), 1)
                  .byAuthors(List.of(author))
                  .next()
              == Keys.END) {
            Sql.run(connection, "DELETE FROM author WHERE id = ?", author);
          }
        }
        State.changed(connection);
      }
      case Drop(var stream) -> {
        var channels =
            Sql.list(
                connection,
                row -> row.getLong(1),
                "SELECT channel FROM stream WHERE id = ?",
                stream);
        Sql.run(connection, "DELETE FROM stream WHERE id = ?", stream);
        for (var channel : channels) {
          forgetNames(connection, platform(connection, channel));
        }
        State.changed(connection);
      }
    }
  }

  /// Where a platform has no run any more, nobody of it is in the log. Some names are removed at
  /// once; where there are many, [Retention] finds the rest.
  private static void forgetNames(Connection connection, String platform) throws SQLException {
    var heard =
        Sql.one(
            connection,
            """
            SELECT COUNT(*) FROM stream JOIN channel ON channel.id = stream.channel
            WHERE substr(channel.name, 1, ?) = ?
            """,
            platform.length() + 1,
            platform + "/");
    if (heard == 0) {
      Sql.run(
          connection,
          "DELETE FROM author WHERE id IN (SELECT id FROM author WHERE platform = ? LIMIT ?)",
          platform,
          NAMES_AT_ONCE);
    }
  }
}
