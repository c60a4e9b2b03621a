package hubbub.radio.audience;

import hubbub.platform.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of sessions.
public final class SqlSessions {
  /// Rows that one transaction lets go of: others write in between.
  static final int STEP = 1_000;

  /// Different names that are read to find the most frequent ones.
  private static final int NAMES_MAX = 1_000;

  private static final String SUMS =
      """
      COUNT(*) AS sessions,
      COALESCE(SUM(
        CASE WHEN ended_at > :to THEN :to ELSE ended_at END
        - CASE WHEN began_at < :from THEN :from ELSE began_at END), 0) AS millis
      FROM sessions WHERE channel = :channel AND began_at < :to AND ended_at > :from
      """;

  private final Database database;

  public SqlSessions(Database database) {
    this.database = database;
  }

  void keep(List<Session> sessions) {
    database.write(tx -> {
      var id = newest(tx.handle());
      var sql =
          """
          INSERT INTO sessions (id, channel, mount, began_at, ended_at, program, referrer, address)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """;
      try (var insert = tx.connection().prepareStatement(sql)) {
        for (var session : sessions) {
          insert.setLong(1, ++id);
          insert.setString(2, session.channel());
          insert.setString(3, session.mount());
          insert.setLong(4, session.beganAt());
          insert.setLong(5, session.endedAt());
          insert.setString(6, session.program());
          insert.setString(7, session.referrer());
          insert.setString(8, session.address());
          insert.addBatch();
        }
        return insert.executeBatch();
      }
    });
  }

  /// Works run one after another, so nobody else counts on meanwhile.
  private static long newest(Handle handle) {
    return handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM sessions").mapTo(Long.class).one();
  }

  /// What is kept of a channel, at one moment.
  Listening listening(String channel, Span span) {
    return database.read(tx -> {
      var handle = tx.handle();
      return new Listening(
          shares(handle, "SELECT '' AS name, " + SUMS, channel, span).getFirst(),
          0,
          byName(handle, "program", "", channel, span),
          byName(handle, "referrer", " AND referrer <> ''", channel, span));
    });
  }

  private static List<Share> byName(
      Handle handle, String column, String only, String channel, Span span) {
    var sql =
        "SELECT %s AS name, %s%s GROUP BY %s ORDER BY sessions DESC LIMIT %d"
            .formatted(column, SUMS, only, column, NAMES_MAX);
    return shares(handle, sql, channel, span);
  }

  private static List<Share> shares(Handle handle, String sql, String channel, Span span) {
    return handle
        .createQuery(sql)
        .bind("channel", channel)
        .bind("from", span.from())
        .bind("to", span.to())
        .map((row, _) -> share(row))
        .list();
  }

  private static Share share(ResultSet row) throws SQLException {
    return new Share(row.getString("name"), row.getLong("sessions"), row.getLong("millis"));
  }

  /// Lets go of the addresses of some sessions that ended by then.
  ///
  /// @return of how many
  int forgetAddresses(Instant until) {
    return step(
        "UPDATE sessions SET address = NULL WHERE id IN (SELECT id FROM sessions"
            + " WHERE address IS NOT NULL AND ended_at <= :bound LIMIT :step)",
        until.toEpochMilli());
  }

  /// Lets go of some sessions that ended by then.
  ///
  /// @return of how many
  int forgetOld(Instant until) {
    return step(
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions"
            + " WHERE ended_at <= :bound LIMIT :step)",
        until.toEpochMilli());
  }

  /// Lets go of some of those that are more than so many, the first that were written first.
  ///
  /// @return of how many
  int forgetMoreThan(long most) {
    return step(
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions"
            + " WHERE id <= (SELECT MAX(id) FROM sessions) - :bound ORDER BY id LIMIT :step)",
        most);
  }

  private int step(String sql, long bound) {
    return database.write(
        tx -> tx.handle().createUpdate(sql).bind("bound", bound).bind("step", STEP).execute());
  }
}
