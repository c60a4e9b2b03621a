package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.statistics.domain.Cover;
import hubbub.statistics.domain.Reading.ListedChannel;
import hubbub.statistics.domain.Reading.Place;
import hubbub.statistics.domain.Reading.RunName;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Stretches;
import hubbub.statistics.domain.Stretches.Stretch;
import hubbub.statistics.store.SqlReading.Binding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Finds what questions are about. A channel is what its counted runs saw; where none of its runs
/// counts, as in the rehearsal, it is what they saw. A run is its own even when it counts nowhere.
final class SqlScopes {
  /// Connected time is told each second: until it is this old, a live stretch is taken to go on.
  private static final long FRESH_MILLIS = 3_000;

  private static final String COVERS =
      """
      SELECT cover.id, cover.channel, cover.messages,
        COALESCE(cover.first_second, 0), COALESCE(cover.last_second, 0)
      FROM cover
      """;
  private static final String STRETCHES =
      """
      SELECT stretch.from_at, stretch.to_at, CASE WHEN run.ended_at IS NULL THEN 1 ELSE 0 END
      FROM stretch JOIN run ON run.id = stretch.run
      """;
  private static final String CONNECTED =
      """
      SELECT COALESCE(SUM(run_channel.connected_millis), 0),
        COALESCE(MAX(CASE WHEN run.ended_at IS NULL THEN 1 ELSE 0 END), 0),
        COALESCE(MIN(run.started_at), -1), COALESCE(MAX(run.ended_at), -1)
      FROM run_channel JOIN run ON run.id = run_channel.run
      """;

  private final Connection connection;
  private final long now;

  SqlScopes(Connection connection, long now) {
    this.connection = connection;
    this.now = now;
  }

  private record Connected(long millis, boolean live, long startedAt, long endedAt) {}

  Optional<Scope> channel(Channel channel) {
    return id(channel)
        .filter(id ->
            isOwn(id)
                || exists("SELECT 1 FROM run_channel WHERE channel = ?", q -> q.setLong(1, id)))
        .map(this::channel);
  }

  /// Whether it is a room of our own, which no run covers.
  private boolean isOwn(long id) {
    return exists("SELECT 1 FROM cover WHERE channel = ? AND runs = ''", q -> q.setLong(1, id));
  }

  private Scope channel(long id) {
    var counts =
        isOwn(id)
            || exists(
                """
                SELECT 1 FROM run_channel JOIN run ON run.id = run_channel.run
                WHERE run.counted = 1 AND run_channel.channel = ?
                """,
                q -> q.setLong(1, id));
    Binding one =
        q -> {
          q.setLong(1, id);
          q.setInt(2, counts ? 1 : 0);
        };
    var where = "WHERE stretch.channel = ? AND run.counted = ?";
    var connected = connected("WHERE run_channel.channel = ? AND run.counted = ?", one);
    // Runs at once each measured the same time.
    var once = connected.millis - new Stretches(stretches(where, one, false)).overlap();
    return scope(
        covers("WHERE cover.channel = ? AND cover.counted = ?", one),
        List.of(),
        new Connected(Math.max(0, once), connected.live, connected.startedAt, connected.endedAt),
        stretches(where, one, true));
  }

  Optional<Scope> channelInRun(Channel channel, String run) {
    return id(channel)
        .filter(id ->
            exists(
                "SELECT 1 FROM run_channel WHERE run = ? AND channel = ?",
                q -> {
                  q.setString(1, run);
                  q.setLong(2, id);
                }))
        .map(id -> channelInRun(id, run));
  }

  private Scope channelInRun(long channel, String run) {
    Binding both =
        q -> {
          q.setString(1, run);
          q.setLong(2, channel);
        };
    return scope(
        covers(
            "JOIN cover_run ON cover_run.cover = cover.id"
                + " WHERE cover_run.run = ? AND cover_run.elsewhere = 0 AND cover.channel = ?",
            both),
        covers(
            """
            WHERE cover.id NOT IN (SELECT cover FROM cover_run WHERE run = ? AND elsewhere = 0)
              AND cover.channel = ? AND cover.counted = 1
            """,
            both),
        connected("WHERE run_channel.run = ? AND run_channel.channel = ?", both),
        stretches("WHERE stretch.run = ? AND stretch.channel = ?", both, true));
  }

  Optional<Scope> run(String run) {
    Binding one = q -> q.setString(1, run);
    return SqlReading.rows(
            connection,
            """
            SELECT connected_millis, CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END,
              COALESCE(started_at, -1), COALESCE(ended_at, -1)
            FROM run WHERE id = ? AND deleted = 0
            """,
            one,
            SqlScopes::readConnected)
        .stream()
        .findFirst()
        .map(connected ->
            scope(
                covers(
                    "JOIN cover_run ON cover_run.cover = cover.id"
                        + " WHERE cover_run.run = ? AND cover_run.elsewhere = 0",
                    one),
                covers(
                    """
                    WHERE cover.counted = 1
                      AND cover.id NOT IN (SELECT cover FROM cover_run WHERE run = ? AND elsewhere = 0)
                      AND cover.channel IN (
                        SELECT mine.channel FROM cover mine
                        JOIN cover_run ON cover_run.cover = mine.id WHERE cover_run.run = ?)
                    """,
                    q -> {
                      q.setString(1, run);
                      q.setString(2, run);
                    }),
                connected,
                stretches("WHERE stretch.run = ?", one, true)));
  }

  private static Scope scope(
      List<Cover> covers, List<Cover> peers, Connected connected, List<Stretch> stretches) {
    return new Scope(
        covers,
        peers,
        connected.millis,
        new Stretches(stretches),
        connected.live,
        connected.startedAt,
        connected.endedAt);
  }

  Optional<RunName> runName(String run) {
    return SqlReading.rows(
            connection,
            """
            SELECT id, COALESCE(name, ''), COALESCE(started_at, -1) FROM run
            WHERE id = ? AND deleted = 0
            """,
            q -> q.setString(1, run),
            row -> new RunName(row.getString(1), row.getString(2), row.getLong(3)))
        .stream()
        .findFirst();
  }

  List<ListedChannel> channels(Place after, int limit) {
    return SqlReading.rows(
        connection,
        """
        SELECT * FROM (
          SELECT channel.id AS id, channel.platform, channel.name, COALESCE(said.messages, 0),
            COALESCE(said.last, -1),
            CASE WHEN heard.started IS NULL OR said.last > heard.started THEN said.last
              ELSE heard.started END AS active
          FROM channel
          LEFT JOIN (SELECT run_channel.channel AS id, MAX(COALESCE(run.started_at, 0)) / 1000 AS started
            FROM run_channel JOIN run ON run.id = run_channel.run
            WHERE run.counted = 1 GROUP BY run_channel.channel) heard ON heard.id = channel.id
          LEFT JOIN (SELECT cover.channel AS id, SUM(messages) AS messages,
              MAX(last_second) AS last, MAX(CASE WHEN runs = '' THEN 1 ELSE 0 END) AS own
            FROM cover WHERE counted = 1 GROUP BY cover.channel) said ON said.id = channel.id
          WHERE heard.id IS NOT NULL OR said.own = 1
        ) listed
        WHERE active < ? OR (active = ? AND id > ?)
        ORDER BY active DESC, id LIMIT ?
        """,
        q -> {
          q.setLong(1, after.activeAt());
          q.setLong(2, after.activeAt());
          q.setLong(3, after.id());
          q.setInt(4, limit);
        },
        row ->
            new ListedChannel(
                new Channel(row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                new Place(row.getLong(6), row.getLong(1))));
  }

  private Optional<Long> id(Channel channel) {
    return SqlReading.rows(
            connection,
            "SELECT id FROM channel WHERE platform = ? AND name = ?",
            q -> {
              q.setString(1, channel.platform());
              q.setString(2, channel.name());
            },
            row -> row.getLong(1))
        .stream()
        .findFirst();
  }

  private boolean exists(String sql, Binding binding) {
    return !SqlReading.rows(connection, sql + " LIMIT 1", binding, row -> row.getInt(1)).isEmpty();
  }

  private List<Cover> covers(String where, Binding binding) {
    return SqlReading.rows(
        connection,
        COVERS + where,
        binding,
        row ->
            new Cover(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
  }

  private Connected connected(String where, Binding binding) {
    return SqlReading.rows(connection, CONNECTED + where, binding, SqlScopes::readConnected)
        .getFirst();
  }

  private static Connected readConnected(ResultSet row) throws SQLException {
    return new Connected(row.getLong(1), row.getInt(2) == 1, row.getLong(3), row.getLong(4));
  }

  /// @param goOn whether a stretch that grew a moment ago reaches up to now
  private List<Stretch> stretches(String where, Binding binding, boolean goOn) {
    return SqlReading.rows(
        connection,
        STRETCHES + where,
        binding,
        row -> {
          var to = row.getLong(2);
          var goesOn = goOn && row.getInt(3) == 1 && to < now && now - to <= FRESH_MILLIS;
          return new Stretch(row.getLong(1), goesOn ? now : to);
        });
  }
}
