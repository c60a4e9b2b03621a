package hubbub.web.store;

import hubbub.platform.storage.Database;
import hubbub.web.domain.Sizes;
import java.time.LocalDate;
import java.util.Optional;

/// Sizes in SQL, a row a day.
public final class SqlSizes implements Sizes {
  private static final int DAYS_KEPT = 31;

  private final Database database;

  public SqlSizes(Database database) {
    this.database = database;
  }

  @Override
  public void note(LocalDate day, long bytes) {
    if (isNoted(day)) {
      return;
    }
    database.write(transaction -> {
      transaction
          .handle()
          .createUpdate(
              "INSERT INTO size_seen (day, bytes) VALUES (:day, :bytes) ON CONFLICT (day) DO NOTHING")
          .bind("day", day.toEpochDay())
          .bind("bytes", bytes)
          .execute();
      return transaction
          .handle()
          .execute("DELETE FROM size_seen WHERE day < ?", day.toEpochDay() - DAYS_KEPT);
    });
  }

  private boolean isNoted(LocalDate day) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT COUNT(*) FROM size_seen WHERE day = :day")
            .bind("day", day.toEpochDay())
            .mapTo(Integer.class)
            .one())
        > 0;
  }

  @Override
  public Optional<Size> earliest(LocalDate before) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT day, bytes FROM size_seen WHERE day < :day ORDER BY day LIMIT 1")
            .bind("day", before.toEpochDay())
            .map((row, _) -> new Size(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2)))
            .findFirst());
  }
}
