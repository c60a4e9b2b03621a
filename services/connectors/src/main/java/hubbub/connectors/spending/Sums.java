package hubbub.connectors.spending;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Sums in the books, with what is reserved.
final class Sums {
  private static final int RUNS_SHOWN = 100;

  private static final String OF_RUN =
      """
      SELECT run, budget, posts + COALESCE((SELECT SUM(b.posts) FROM spending_block b
          JOIN spending_block_run r ON r.block = b.id WHERE r.run = spent_run.run), 0) AS posts,
        COALESCE((SELECT SUM(b.posts) FROM spending_block b
          JOIN spending_block_run r ON r.block = b.id WHERE r.run = spent_run.run), 0) AS reserved,
        micros + COALESCE((SELECT SUM(b.posts * b.price) FROM spending_block b
          JOIN spending_block_run r ON r.block = b.id WHERE r.run = spent_run.run), 0) AS micros
      FROM spent_run
      """;

  private Sums() {}

  static Purse.Sum sum(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(posts), 0) AS posts, COALESCE(SUM(micros), 0) AS micros FROM (
              SELECT posts, micros FROM spent_day WHERE day BETWEEN :from AND :to
              UNION ALL
              SELECT posts, posts * price FROM spending_block WHERE day BETWEEN :from AND :to
            ) AS all_of_them
            """)
        .bind("from", from)
        .bind("to", to)
        .map((row, _) -> new Purse.Sum(row.getLong("posts"), row.getLong("micros")))
        .one();
  }

  static List<Purse.OfRun> runs(Handle handle) {
    return handle
        .createQuery(OF_RUN + "ORDER BY run DESC LIMIT :limit")
        .bind("limit", RUNS_SHOWN)
        .map((row, _) -> {
          var budget = row.getLong("budget");
          var cap = row.wasNull() ? null : Long.valueOf(budget);
          return new Purse.OfRun(
              row.getString("run"),
              row.getLong("posts"),
              row.getLong("micros"),
              row.getLong("reserved"),
              cap);
        })
        .list();
  }

  static long ofRun(Handle handle, String run) {
    return handle
        .createQuery(OF_RUN + "WHERE run = :run")
        .bind("run", run)
        .map((row, _) -> row.getLong("micros"))
        .findOne()
        .orElse(0L);
  }

  record Days(long from, long to) {}

  static Days month(long day) {
    var first = LocalDate.ofEpochDay(day).withDayOfMonth(1);
    return new Days(first.toEpochDay(), first.plusMonths(1).toEpochDay() - 1);
  }
}
