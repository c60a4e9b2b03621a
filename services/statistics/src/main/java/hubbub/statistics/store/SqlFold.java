package hubbub.statistics.store;

import hubbub.statistics.domain.MinuteTally;
import hubbub.statistics.domain.PeopleCounts;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.WordCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Folds the pieces of a cover: into its hours, which answer for ranges, and into its whole, which
/// answers for all of time. Minutes stay, put together, for views by the second.
///
/// Words and emotes are exact as long as an hour has at most [#HOUR_WORDS_MAX] different ones and
/// the whole [#WHOLE_WORDS_MAX]; beyond, the rarest are dropped, so a word's count may lack what it
/// had while it was rare.
final class SqlFold {
  static final int HOUR_WORDS_MAX = 8_000;
  static final int WHOLE_WORDS_MAX = 20_000;

  /// Bytes at which an hour gets a further row, so that a fold never rewrites much.
  private static final int HOUR_SIZE_MAX = 256 << 10;

  /// Folds all that is fresh of a cover.
  ///
  /// @return how many people the cover has had so far
  int fold(Connection connection, SqlIds ids, long cover) throws SQLException {
    var minutes = new TreeMap<Long, MinuteTally>();
    var pieces = takeFresh(connection, cover, minutes);
    if (pieces == 0) {
      return 0;
    }
    var hours = new TreeMap<Long, Map<Long, MinuteTally>>();
    minutes.forEach((minute, tally) ->
        hours.computeIfAbsent(minute / 60, _ -> new TreeMap<>()).put(minute, tally));
    for (var hour : hours.entrySet()) {
      var isFine = addToHour(connection, ids, cover, hour.getKey(), hour.getValue());
      if (isFine) {
        keepMinutes(connection, ids, cover, hour.getValue());
      }
    }
    return addToWhole(connection, cover, minutes);
  }

  private static int takeFresh(Connection connection, long cover, Map<Long, MinuteTally> minutes)
      throws SQLException {
    var pieces = 0;
    try (var query =
        connection.prepareStatement(
            "SELECT minute, body FROM piece WHERE folded = 0 AND cover = ? ORDER BY minute")) {
      query.setLong(1, cover);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var tally = minutes.computeIfAbsent(rows.getLong(1), _ -> new MinuteTally());
          Blocks.addPiece(rows.getBytes(2), tally);
          pieces++;
        }
      }
    }
    try (var delete =
        connection.prepareStatement("DELETE FROM piece WHERE folded = 0 AND cover = ?")) {
      delete.setLong(1, cover);
      delete.executeUpdate();
    }
    return pieces;
  }

  /// Adds minutes to their hour's row, the newest if there are several.
  ///
  /// @return whether the hour still has its minutes
  private static boolean addToHour(
      Connection connection, SqlIds ids, long cover, long hour, Map<Long, MinuteTally> minutes)
      throws SQLException {
    var body = new HourTally();
    var row = 0L;
    var isFine = true;
    try (var query =
        connection.prepareStatement(
            """
            SELECT id, fine, size, seconds, people, tops FROM hour WHERE cover = ? AND hour = ?
            ORDER BY id DESC LIMIT 1
            """)) {
      query.setLong(1, cover);
      query.setLong(2, hour);
      try (var rows = query.executeQuery()) {
        if (rows.next()) {
          isFine = rows.getInt(2) == 1;
          if (rows.getLong(3) < HOUR_SIZE_MAX) {
            row = rows.getLong(1);
            body.add(rows.getBytes(4), rows.getBytes(5), rows.getBytes(6));
          }
        }
      }
    }
    minutes.forEach((minute, tally) -> body.add((int) (minute % 60), tally));
    write(connection, row == 0 ? ids.next() : row, row == 0, cover, hour, isFine, body);
    return isFine;
  }

  private static void write(
      Connection connection,
      long row,
      boolean isNew,
      long cover,
      long hour,
      boolean isFine,
      HourTally body)
      throws SQLException {
    var seconds = Blocks.counts(body.seconds());
    var people = Blocks.attendance(body.people());
    var tops =
        Blocks.tops(body.words().atMost(HOUR_WORDS_MAX), body.emotes().atMost(HOUR_WORDS_MAX));
    try (var write =
        connection.prepareStatement(
            isNew
                ? """
                INSERT INTO hour (peak, size, seconds, people, tops, id, cover, hour, fine)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE hour SET peak = ?, size = ?, seconds = ?, people = ?, tops = ?
                WHERE id = ?
                """)) {
      write.setLong(1, body.peak());
      write.setLong(2, (long) seconds.length + people.length + tops.length);
      write.setBytes(3, seconds);
      write.setBytes(4, people);
      write.setBytes(5, tops);
      write.setLong(6, row);
      if (isNew) {
        write.setLong(7, cover);
        write.setLong(8, hour);
        write.setInt(9, isFine ? 1 : 0);
      }
      write.executeUpdate();
    }
  }

  private static void keepMinutes(
      Connection connection, SqlIds ids, long cover, Map<Long, MinuteTally> minutes)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO piece (id, cover, minute, folded, body) VALUES (?, ?, ?, 1, ?)")) {
      for (var minute : minutes.entrySet()) {
        insert.setLong(1, ids.next());
        insert.setLong(2, cover);
        insert.setLong(3, minute.getKey());
        insert.setBytes(4, Blocks.piece(minute.getValue()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static int addToWhole(Connection connection, long cover, Map<Long, MinuteTally> minutes)
      throws SQLException {
    var people = new PeopleCounts();
    var words = new WordCounts();
    var emotes = new WordCounts();
    try (var query =
        connection.prepareStatement("SELECT people, tops FROM whole WHERE cover = ?")) {
      query.setLong(1, cover);
      try (var row = query.executeQuery()) {
        if (row.next()) {
          new BlockReader(row.getBytes(1)).people(people::add);
          Blocks.addTops(row.getBytes(2), words, emotes);
        }
      }
    }
    minutes.forEach((minute, tally) -> {
      for (var key : tally.who().keys()) {
        if (MinuteTally.person(key) != SqlPeople.NOBODY) {
          var second = minute * Seconds.MINUTE + MinuteTally.slot(key);
          people.add(MinuteTally.person(key), tally.who().get(key), second);
        }
      }
      words.addAll(tally.words());
      emotes.addAll(tally.emotes());
    });
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO whole (cover, people, tops) VALUES (?, ?, ?)
            ON CONFLICT (cover) DO UPDATE SET people = excluded.people, tops = excluded.tops
            """)) {
      upsert.setLong(1, cover);
      upsert.setBytes(2, new BlockWriter().people(people).bytes());
      upsert.setBytes(
          3, Blocks.tops(words.atMost(WHOLE_WORDS_MAX), emotes.atMost(WHOLE_WORDS_MAX)));
      upsert.executeUpdate();
    }
    try (var update =
        connection.prepareStatement("UPDATE cover SET fresh = 0, people = ? WHERE id = ?")) {
      update.setLong(1, people.size());
      update.setLong(2, cover);
      update.executeUpdate();
    }
    return people.size();
  }
}
