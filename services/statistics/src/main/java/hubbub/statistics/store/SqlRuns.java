package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.statistics.domain.Seconds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs and the channels that they listen to. A run is known from the first fact that names it,
/// whichever that is: facts of different partitions overtake each other.
final class SqlRuns {
  private static final int CHANNELS_CACHED_MAX = 20_000;

  /// A cover counts for its channel as long as one of its runs does; one without runs, of a room of
  /// our own, always does.
  private static final String RECOUNT =
      """
      UPDATE cover SET counted = (
        SELECT COALESCE(MAX(run.counted), 0) FROM cover_run
        JOIN run ON run.id = cover_run.run
        WHERE cover_run.cover = cover.id AND run.deleted = 0)
      """;

  private final Map<Channel, Long> channels = new HashMap<>();

  void clear() {
    channels.clear();
  }

  void started(Connection connection, SqlIds ids, RunStarted fact) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO run (id, name, started_at, counted) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, started_at = excluded.started_at, counted = excluded.counted
            WHERE run.deleted = 0
            """)) {
      upsert.setString(1, fact.runId());
      upsert.setString(2, fact.name());
      upsert.setLong(3, Seconds.millis(fact.at()));
      upsert.setInt(4, fact.counted() ? 1 : 0);
      upsert.executeUpdate();
    }
    if (!isDeleted(connection, fact.runId())) {
      for (var channel : fact.channels()) {
        joins(connection, fact.runId(), channel(connection, ids, channel));
      }
      recountCovers(connection, fact.runId());
    }
  }

  void ended(Connection connection, RunEnded fact) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO run (id, ended_at) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at WHERE run.deleted = 0
            """)) {
      upsert.setString(1, fact.runId());
      upsert.setLong(2, Seconds.millis(fact.at()));
      upsert.executeUpdate();
    }
  }

  /// Figures only grow: what is larger wins, whatever the order.
  void measured(Connection connection, SqlIds ids, RunMeasured fact) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO run (id, connected_millis) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET connected_millis = excluded.connected_millis
            WHERE run.deleted = 0 AND excluded.connected_millis > run.connected_millis
            """)) {
      upsert.setString(1, fact.runId());
      upsert.setLong(2, fact.connectedMillis());
      upsert.executeUpdate();
    }
    if (isDeleted(connection, fact.runId())) {
      return;
    }
    try (var connected =
            connection.prepareStatement(
                """
                INSERT INTO run_channel (run, channel, connected_millis) VALUES (?, ?, ?)
                ON CONFLICT (run, channel) DO UPDATE
                SET connected_millis = excluded.connected_millis
                WHERE excluded.connected_millis > run_channel.connected_millis
                """);
        var stretched =
            connection.prepareStatement(
                """
                INSERT INTO stretch (run, channel, from_at, to_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (run, channel, from_at) DO UPDATE SET to_at = excluded.to_at
                WHERE excluded.to_at > stretch.to_at
                """)) {
      for (var part : fact.channels()) {
        var channel = channel(connection, ids, part.channel());
        connected.setString(1, fact.runId());
        connected.setLong(2, channel);
        connected.setLong(3, part.connectedMillis());
        connected.executeUpdate();
        for (var stretch : part.stretches()) {
          stretched.setString(1, fact.runId());
          stretched.setLong(2, channel);
          stretched.setLong(3, Seconds.millis(stretch.from()));
          stretched.setLong(4, Seconds.millis(stretch.to()));
          stretched.executeUpdate();
        }
      }
    }
  }

  /// Whether a run that is heard of has been deleted; one that was never heard of is noted.
  boolean isDeleted(Connection connection, String run) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO run (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
      insert.setString(1, run);
      insert.executeUpdate();
    }
    try (var query = connection.prepareStatement("SELECT deleted FROM run WHERE id = ?")) {
      query.setString(1, run);
      try (var row = query.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }

  void joins(Connection connection, String run, long channel) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO run_channel (run, channel) VALUES (?, ?)
            ON CONFLICT (run, channel) DO NOTHING
            """)) {
      insert.setString(1, run);
      insert.setLong(2, channel);
      insert.executeUpdate();
    }
  }

  /// The number of a channel, which gets one here if new.
  long channel(Connection connection, SqlIds ids, Channel channel) throws SQLException {
    var cached = channels.get(channel);
    if (cached != null) {
      return cached;
    }
    if (channels.size() >= CHANNELS_CACHED_MAX) {
      channels.clear();
    }
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO channel (id, platform, name) VALUES (?, ?, ?)
            ON CONFLICT (platform, name) DO UPDATE SET name = excluded.name
            RETURNING id
            """)) {
      upsert.setLong(1, ids.next());
      upsert.setString(2, channel.platform());
      upsert.setString(3, channel.name());
      try (var row = upsert.executeQuery()) {
        row.next();
        var id = row.getLong(1);
        channels.put(channel, id);
        return id;
      }
    }
  }

  /// Takes a run's figures away and keeps its id, so that nothing heard late of it counts. What
  /// only this run covered becomes rubbish.
  void deleted(Connection connection, String run) throws SQLException {
    if (isDeleted(connection, run)) {
      return;
    }
    try (var update =
        connection.prepareStatement(
            """
            UPDATE run SET deleted = 1, name = NULL, started_at = NULL, ended_at = NULL,
              messages = 0, connected_millis = 0
            WHERE id = ?
            """)) {
      update.setString(1, run);
      update.executeUpdate();
    }
    recountCovers(connection, run);
    var alone = "SELECT cover FROM cover_run GROUP BY cover HAVING COUNT(*) = 1 AND MAX(run) = ?";
    for (var sql :
        List.of(
            "INSERT INTO rubbish (cover) " + alone,
            "DELETE FROM cover WHERE id IN (" + alone + ")",
            "DELETE FROM cover_run WHERE run = ?",
            "DELETE FROM run_channel WHERE run = ?",
            "DELETE FROM stretch WHERE run = ?")) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, run);
        statement.executeUpdate();
      }
    }
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM channel WHERE id NOT IN (SELECT channel FROM run_channel)"
                + " AND id NOT IN (SELECT channel FROM cover WHERE runs = '')")) {
      delete.executeUpdate();
    }
    clear();
  }

  private static void recountCovers(Connection connection, String run) throws SQLException {
    var sql = RECOUNT + "WHERE id IN (SELECT cover FROM cover_run WHERE run = ?)";
    try (var update = connection.prepareStatement(sql)) {
      update.setString(1, run);
      update.executeUpdate();
    }
  }

  static void recountCover(Connection connection, long cover) throws SQLException {
    try (var update = connection.prepareStatement(RECOUNT + "WHERE id = ?")) {
      update.setLong(1, cover);
      update.executeUpdate();
    }
  }
}
