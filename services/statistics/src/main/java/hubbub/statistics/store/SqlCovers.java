package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.statistics.domain.CoverTally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Channels under sets of runs, which messages belong to, and the small pieces that a hearing
/// appends to them.
final class SqlCovers {
  private static final int CACHED_MAX = 20_000;

  private final SqlRuns runs;
  private final Map<Key, Cover> covers = new HashMap<>();

  SqlCovers(SqlRuns runs) {
    this.runs = runs;
  }

  private record Key(Channel channel, List<String> runIds, List<String> elsewhere) {}

  /// A cover, with what this hearing brings for it.
  static final class Cover {
    final long id;
    final List<String> runs;
    long fresh;
    long people;
    CoverTally tally = new CoverTally();

    Cover(long id, List<String> runs, long fresh, long people) {
      this.id = id;
      this.runs = runs;
      this.fresh = fresh;
      this.people = people;
    }
  }

  void clear() {
    covers.clear();
  }

  /// The cover that messages belong to, or null if they had runs and all are deleted.
  @Nullable Cover of(Connection connection, SqlIds ids, MessagesSeen seen) throws SQLException {
    var key = new Key(seen.channel(), seen.runIds(), seen.elsewhere());
    var cached = covers.get(key);
    if (cached != null) {
      return cached;
    }
    var alive = alive(connection, seen.runIds());
    var elsewhere = alive(connection, seen.elsewhere());
    if (alive.isEmpty() && elsewhere.isEmpty() && !seen.coveredBy().isEmpty()) {
      return null;
    }
    var channel = runs.channel(connection, ids, seen.channel());
    var cover = load(connection, ids, channel, alive, elsewhere);
    if (covers.size() >= CACHED_MAX) {
      covers.clear();
    }
    covers.put(key, cover);
    return cover;
  }

  private List<String> alive(Connection connection, List<String> runIds) throws SQLException {
    var alive = new TreeSet<String>();
    for (var run : runIds) {
      if (!runs.isDeleted(connection, run)) {
        alive.add(run);
      }
    }
    return List.copyOf(alive);
  }

  private Cover load(
      Connection connection, SqlIds ids, long channel, List<String> alive, List<String> elsewhere)
      throws SQLException {
    var id = ids.next();
    long kept;
    long fresh;
    long people;
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO cover (id, channel, runs, counted) VALUES (?, ?, ?, 1)
            ON CONFLICT (channel, runs) DO UPDATE SET runs = excluded.runs
            RETURNING id, fresh, people
            """)) {
      upsert.setLong(1, id);
      upsert.setLong(2, channel);
      upsert.setString(3, name(alive, elsewhere));
      try (var row = upsert.executeQuery()) {
        row.next();
        kept = row.getLong(1);
        fresh = row.getLong(2);
        people = row.getLong(3);
      }
    }
    if (kept == id) {
      join(connection, id, channel, alive, 0);
      join(connection, id, channel, elsewhere, 1);
      if (!alive.isEmpty() || !elsewhere.isEmpty()) {
        SqlRuns.recountCover(connection, id);
      }
    }
    return new Cover(kept, alive, fresh, people);
  }

  private static String name(List<String> alive, List<String> elsewhere) {
    return Stream.concat(alive.stream(), elsewhere.stream().map(run -> "-" + run))
        .collect(Collectors.joining("\n"));
  }

  private void join(
      Connection connection, long cover, long channel, List<String> runIds, int elsewhere)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO cover_run (run, cover, elsewhere) VALUES (?, ?, ?)
            ON CONFLICT (run, cover) DO NOTHING
            """)) {
      for (var run : runIds) {
        insert.setString(1, run);
        insert.setLong(2, cover);
        insert.setInt(3, elsewhere);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    for (var run : runIds) {
      runs.joins(connection, run, channel);
    }
  }

  /// Writes the tallies of covers: a piece for each minute, and the counts of cover and runs.
  void append(Connection connection, SqlIds ids, Collection<Cover> touched) throws SQLException {
    try (var piece =
            connection.prepareStatement(
                "INSERT INTO piece (id, cover, minute, folded, body) VALUES (?, ?, ?, 0, ?)");
        var cover =
            connection.prepareStatement(
                """
                UPDATE cover SET messages = messages + ?, fresh = fresh + ?,
                  first_second = CASE WHEN first_second < ? THEN first_second ELSE ? END,
                  last_second = CASE WHEN last_second > ? THEN last_second ELSE ? END
                WHERE id = ?
                """);
        var run =
            connection.prepareStatement("UPDATE run SET messages = messages + ? WHERE id = ?")) {
      for (var one : touched) {
        for (var minute : one.tally.minutes().entrySet()) {
          piece.setLong(1, ids.next());
          piece.setLong(2, one.id);
          piece.setLong(3, minute.getKey());
          piece.setBytes(4, Blocks.piece(minute.getValue()));
          piece.addBatch();
        }
        var tally = one.tally;
        cover.setLong(1, tally.messages());
        cover.setLong(2, tally.messages());
        cover.setLong(3, tally.first());
        cover.setLong(4, tally.first());
        cover.setLong(5, tally.last());
        cover.setLong(6, tally.last());
        cover.setLong(7, one.id);
        cover.addBatch();
        for (var id : one.runs) {
          run.setLong(1, tally.messages());
          run.setString(2, id);
          run.addBatch();
        }
      }
      piece.executeBatch();
      cover.executeBatch();
      run.executeBatch();
    }
  }
}
