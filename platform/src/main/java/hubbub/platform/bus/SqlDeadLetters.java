package hubbub.platform.bus;

import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A hearer's dead letters, in its own database.
public final class SqlDeadLetters implements DeadLetters {
  private static final int LISTED_MAX = 100;

  private final Hearer hearer;
  private final Clock clock;

  public SqlDeadLetters(Hearer hearer, Clock clock) {
    this.hearer = hearer;
    this.clock = clock;
  }

  /// Puts a batch aside, in the transaction that moves the mark past it.
  void add(Transaction transaction, Mark mark, long number, byte[] facts, String reason)
      throws SQLException {
    try (var insert =
        transaction
            .connection()
            .prepareStatement(
                "INSERT INTO dead_letter (hearer, producer, part, number, at, reason, facts)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, hearer.name());
      insert.setString(2, mark.producer());
      insert.setInt(3, mark.partition());
      insert.setLong(4, number);
      insert.setLong(5, clock.millis());
      insert.setString(6, reason);
      insert.setBytes(7, facts);
      insert.executeUpdate();
    }
  }

  /// How many there are.
  public long count() {
    return hearer
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("SELECT COUNT(*) FROM dead_letter WHERE hearer = :hearer")
                .bind("hearer", hearer.name())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<Letter> list() {
    return hearer
        .database()
        .read(tx -> {
          var letters = new ArrayList<Letter>();
          try (var select =
              tx.connection()
                  .prepareStatement(
                      "SELECT id, producer, part, number, at, reason FROM dead_letter"
                          + " WHERE hearer = ? ORDER BY id DESC LIMIT "
                          + LISTED_MAX)) {
            select.setString(1, hearer.name());
            try (var row = select.executeQuery()) {
              while (row.next()) {
                letters.add(
                    new Letter(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getString(6)));
              }
            }
          }
          return List.copyOf(letters);
        });
  }

  @Override
  public boolean retry(long id) {
    return hearer
        .database()
        .write(tx -> {
          var facts =
              tx.handle()
                  .createQuery(
                      "DELETE FROM dead_letter WHERE id = :id AND hearer = :hearer RETURNING facts")
                  .bind("id", id)
                  .bind("hearer", hearer.name())
                  .mapTo(byte[].class)
                  .findOne();
          if (facts.isEmpty()) {
            return false;
          }
          var wanted =
              FactJson.read(facts.get()).stream()
                  .filter(f -> hearer.kinds().contains(f.getClass()))
                  .toList();
          if (!wanted.isEmpty()) {
            hearer.hear(wanted, tx);
          }
          return true;
        });
  }
}
