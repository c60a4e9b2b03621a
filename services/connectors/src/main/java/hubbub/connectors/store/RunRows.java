package hubbub.connectors.store;

import hubbub.connectors.domain.Gap;
import hubbub.connectors.domain.Run;
import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs and their channels, in and out of their tables.
final class RunRows {
  private static final int GAPS_MAX = 100;
  private static final String RUN =
      """
      SELECT id, name, state, started_at, ended_at, end_reason, ends_at, messages_max, counted,
        messages, connected_millis
      FROM run
      """;
  private static final String CHANNELS =
      """
      SELECT channel, COALESCE(held_as, channel) AS held_as, options, state, note, messages,
        connected_millis, alive_until, connected_since, position
      FROM run_channel WHERE run_id = ? ORDER BY place
      """;

  private RunRows() {}

  static void insert(Connection connection, Run run) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO run (id, name, state, started_at, ends_at, messages_max, counted,
              messages, connected_millis)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)
            """)) {
      insert.setString(1, run.id());
      insert.setString(2, run.name());
      insert.setString(3, run.state().word());
      insert.setLong(4, run.startedAt().toEpochMilli());
      SqlLedger.set(insert, 5, run.endsAt());
      if (run.messagesMax() == null) {
        insert.setNull(6, Types.BIGINT);
      } else {
        insert.setLong(6, run.messagesMax());
      }
      insert.setInt(7, run.counted() ? 1 : 0);
      insert.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO run_channel (run_id, channel, place, options, state, held_as, messages,
              connected_millis)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0)
            """)) {
      var place = 0;
      for (var channel : run.channels()) {
        insert.setString(1, run.id());
        insert.setString(2, channel.channel().toString());
        insert.setInt(3, place++);
        insert.setString(4, channel.options());
        insert.setString(5, channel.state().word());
        insert.setString(6, channel.heldAs());
        insert.executeUpdate();
      }
    }
  }

  static void remove(Connection connection, String runId) throws SQLException {
    execute(
        connection,
        """
        DELETE FROM gap WHERE id IN (SELECT gap_id FROM gap_of_run WHERE run_id = ?)
          AND id NOT IN (SELECT gap_id FROM gap_of_run WHERE run_id <> ?)
        """,
        runId,
        runId);
    execute(connection, "DELETE FROM gap_of_run WHERE run_id = ?", runId);
    execute(connection, "DELETE FROM run_channel WHERE run_id = ?", runId);
    execute(connection, "DELETE FROM run WHERE id = ?", runId);
  }

  static Optional<Run> find(Connection connection, String runId) throws SQLException {
    return query(connection, "WHERE id = ? ORDER BY id LIMIT ?", List.of(runId), 1).stream()
        .findFirst();
  }

  static List<Run> list(
      Connection connection, @Nullable String state, @Nullable String before, int limit)
      throws SQLException {
    var where = new ArrayList<String>();
    var values = new ArrayList<String>();
    if ("running".equals(state)) {
      where.add("state IN ('connecting', 'live', 'waiting')");
    } else if (state != null) {
      where.add("state = ?");
      values.add(state);
    }
    if (before != null) {
      where.add("id < ?");
      values.add(before);
    }
    var condition = where.isEmpty() ? "" : "WHERE " + String.join(" AND ", where);
    return query(connection, condition + " ORDER BY id DESC LIMIT ?", values, limit);
  }

  private static List<Run> query(
      Connection connection, String condition, List<String> values, int limit) throws SQLException {
    var runs = new ArrayList<Run>();
    try (var select = connection.prepareStatement(RUN + condition)) {
      for (var i = 0; i < values.size(); i++) {
        select.setString(i + 1, values.get(i));
      }
      select.setInt(values.size() + 1, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          runs.add(run(connection, rows));
        }
      }
    }
    return runs;
  }

  private static Run run(Connection connection, ResultSet row) throws SQLException {
    var id = row.getString("id");
    var endedAt = instant(row, "ended_at");
    var messagesMax = row.getLong("messages_max");
    return new Run(
        id,
        row.getString("name"),
        state(row),
        Instant.ofEpochMilli(row.getLong("started_at")),
        endedAt,
        row.getString("end_reason"),
        instant(row, "ends_at"),
        messagesMax == 0 ? null : messagesMax,
        row.getInt("counted") == 1,
        row.getLong("messages"),
        row.getLong("connected_millis"),
        channels(connection, id, endedAt));
  }

  private static List<Run.OfChannel> channels(
      Connection connection, String runId, @Nullable Instant endedAt) throws SQLException {
    var channels = new ArrayList<Run.OfChannel>();
    try (var select = connection.prepareStatement(CHANNELS)) {
      select.setString(1, runId);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var channel = Channel.parse(rows.getString("channel"));
          channels.add(
              new Run.OfChannel(
                  channel,
                  rows.getString("held_as"),
                  rows.getString("options"),
                  state(rows),
                  rows.getString("note"),
                  rows.getLong("messages"),
                  rows.getLong("connected_millis"),
                  instant(rows, "alive_until"),
                  instant(rows, "connected_since"),
                  rows.getString("position"),
                  gaps(connection, runId, channel, endedAt)));
        }
      }
    }
    return channels;
  }

  /// A gap that several runs share may go on after the end of one: for that one it ends there.
  private static List<Gap> gaps(
      Connection connection, String runId, Channel channel, @Nullable Instant endedAt)
      throws SQLException {
    var gaps = new ArrayList<Gap>();
    try (var select =
        connection.prepareStatement(
            """
            SELECT gap.id, from_at, to_at, reason FROM gap_of_run JOIN gap ON gap.id = gap_id
            WHERE run_id = ? AND gap_of_run.channel = ? ORDER BY from_at DESC, gap.id DESC LIMIT ?
            """)) {
      select.setString(1, runId);
      select.setString(2, channel.toString());
      select.setInt(3, GAPS_MAX);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var to = instant(rows, "to_at");
          if (endedAt != null && (to == null || to.isAfter(endedAt))) {
            to = endedAt;
          }
          gaps.addFirst(
              new Gap(
                  rows.getString("id"),
                  Instant.ofEpochMilli(rows.getLong("from_at")),
                  to,
                  rows.getString("reason")));
        }
      }
    }
    return gaps;
  }

  private static Run.State state(ResultSet row) throws SQLException {
    return Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static void execute(Connection connection, String sql, String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
