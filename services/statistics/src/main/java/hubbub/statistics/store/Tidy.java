package hubbub.statistics.store;

import hubbub.platform.storage.Database;
import hubbub.statistics.domain.PeopleCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done from time to time, in small transactions: folding the hours that are over, letting
/// old minutes go, sweeping up after deleted runs.
public final class Tidy {
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Clock clock;
  private final Duration fine;
  private final Duration forgottenKept;
  private final SqlFold fold = new SqlFold();

  /// @param fine how long minutes are kept for views by the second
  /// @param forgottenKept how long it is remembered that somebody was forgotten
  public Tidy(Database database, Clock clock, Duration fine, Duration forgottenKept) {
    this.database = database;
    this.clock = clock;
    this.fine = fine;
    this.forgottenKept = forgottenKept;
  }

  /// Does all that is due.
  public void tidy() {
    foldPastHours();
    while (letMinutesGo() == AT_ONCE) {
      // There may be more.
    }
    for (var cover = rubbish(); cover != null; cover = rubbish()) {
      sweep(cover);
    }
    forgetTheForgotten();
  }

  /// Folds whatever is fresh, for tests and before a backup.
  public void foldAll() {
    foldBefore(Long.MAX_VALUE);
  }

  private void foldPastHours() {
    foldBefore(clock.instant().getEpochSecond() / 3_600 * 60);
  }

  private void foldBefore(long minute) {
    var covers =
        read(
            "SELECT DISTINCT cover FROM piece WHERE folded = 0 AND minute < ?"
                + " AND cover IN (SELECT id FROM cover)",
            minute);
    for (var cover : covers) {
      write((connection, ids) -> fold.fold(connection, ids, cover));
    }
  }

  /// @return how many hours lost their minutes
  private int letMinutesGo() {
    var before = clock.instant().minus(fine).getEpochSecond() / 3_600;
    return write((connection, _) -> {
      var hours =
          SqlReading.rows(
              connection,
              "SELECT id, cover, hour FROM hour WHERE fine = 1 AND hour < ? LIMIT " + AT_ONCE,
              q -> q.setLong(1, before),
              row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)});
      for (var hour : hours) {
        update(
            connection,
            "DELETE FROM piece WHERE folded = 1 AND cover = ? AND minute >= ? AND minute < ?",
            hour[1],
            hour[2] * 60,
            hour[2] * 60 + 60);
        update(connection, "UPDATE hour SET fine = 0 WHERE id = ?", hour[0]);
      }
      return hours.size();
    });
  }

  private @Nullable Long rubbish() {
    var covers = read("SELECT cover FROM rubbish WHERE cover > ? ORDER BY cover LIMIT 1", 0);
    return covers.isEmpty() ? null : covers.getFirst();
  }

  /// Deletes a cover's rows, the last of them together with the people that nobody else knows.
  private void sweep(long cover) {
    // Fresh pieces go into the whole first, so that their people are known there.
    write((connection, ids) -> fold.fold(connection, ids, cover));
    deleteAll(
        """
        DELETE FROM piece WHERE id IN (
          SELECT id FROM piece WHERE folded = 1 AND cover = ? LIMIT 500)
        """,
        cover);
    deleteAll(
        "DELETE FROM hour WHERE id IN (SELECT id FROM hour WHERE cover = ? LIMIT 500)", cover);
    database.write(tx -> {
      // A hearing's number is used up, so that the cached numbers of people are dropped.
      SqlIds.begin(tx.connection(), 1);
      deletePeople(tx.connection(), cover);
      update(tx.connection(), "DELETE FROM whole WHERE cover = ?", cover);
      update(tx.connection(), "DELETE FROM rubbish WHERE cover = ?", cover);
      return null;
    });
  }

  private void deleteAll(String sql, long cover) {
    while (write((connection, _) -> update(connection, sql, cover)) == AT_ONCE) {
      // There are more.
    }
  }

  private static void deletePeople(Connection connection, long cover) throws SQLException {
    var gone = people(connection, "SELECT people FROM whole WHERE cover = ?", cover);
    if (gone.size() == 0) {
      return;
    }
    var others = people(connection, "SELECT people FROM whole WHERE cover <> ?", cover);
    for (var body :
        SqlReading.rows(
            connection,
            "SELECT body FROM piece WHERE folded = 0 AND cover <> ?",
            q -> q.setLong(1, cover),
            row -> row.getBytes(1))) {
      new BlockReader(body)
          .attendance((_, person, n) -> {
            if (person != SqlPeople.NOBODY) {
              others.add(person, n, 0);
            }
          });
    }
    for (var person : gone.people()) {
      if (!others.has(person)) {
        update(connection, "UPDATE person SET name = NULL WHERE id = ?", person);
        update(connection, "DELETE FROM person WHERE opted_out = 0 AND id = ?", person);
      }
    }
  }

  private static PeopleCounts people(Connection connection, String sql, long cover) {
    var people = new PeopleCounts();
    SqlReading.rows(
        connection,
        sql,
        q -> q.setLong(1, cover),
        row -> {
          new BlockReader(row.getBytes(1)).people(people::add);
          return true;
        });
    return people;
  }

  private void forgetTheForgotten() {
    var before = clock.instant().minus(forgottenKept).toEpochMilli();
    write((connection, _) ->
        update(connection, "DELETE FROM forgotten WHERE forgotten_at < ?", before));
  }

  @FunctionalInterface
  private interface Writing {
    int write(Connection connection, SqlIds ids) throws SQLException;
  }

  private int write(Writing work) {
    return database.write(tx -> {
      var ids = SqlIds.begin(tx.connection(), 0);
      var done = work.write(tx.connection(), ids);
      ids.save();
      return done;
    });
  }

  private List<Long> read(String sql, long parameter) {
    return database.read(tx ->
        SqlReading.rows(tx.connection(), sql, q -> q.setLong(1, parameter), row -> row.getLong(1)));
  }

  private static int update(Connection connection, String sql, long... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
