package hubbub.archive.store;

import hubbub.archive.domain.Keeping;
import hubbub.platform.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// What is done behind the log's back, in steps that are a transaction each and keep nobody waiting
/// for long: writing search volumes, deletions that were promised, retention.
public final class LogUpkeep {
  /// How long a message waits at least before it is written into a volume: others with an earlier
  /// time may still be on their way, and cost more when they come late.
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private static final Duration IN_FLIGHT = Duration.ofDays(7);
  private static final int SEARCH_STEP = 2_000;
  private static final int SWEEP_STEP = 100;
  private static final int RETENTION_STEP = 1_000;
  private static final int AUTHOR_STEP = 2_000;
  private static final int LAG_MAX = 200_000;

  private final Database database;
  private final Supplier<Keeping> keeping;

  /// @param keeping how much is kept, as it is set now
  public LogUpkeep(Database database, Supplier<Keeping> keeping) {
    this.database = database;
    this.keeping = keeping;
  }

  /// How the log is.
  ///
  /// @param messages rows, with deleted ones
  /// @param bytes what it takes on the disk
  /// @param unsearched messages that are in no search volume yet, at most 200,000
  /// @param sweeps deletions that are not done yet
  public record Figures(long messages, long bytes, long unsearched, long sweeps) {}

  public Figures figures() {
    return database.read(tx -> {
      var connection = tx.connection();
      var unsearched =
          Sql.one(
              connection,
              "SELECT COUNT(*) FROM (SELECT 1 FROM message WHERE key > ? LIMIT ?) AS tail",
              State.get(connection, "searched"),
              LAG_MAX);
      return new Figures(
          State.get(connection, "messages"),
          Space.bytes(connection),
          unsearched,
          Sql.one(connection, "SELECT COUNT(*) FROM sweep"));
    });
  }

  /// Sets how the file is written; once per start.
  public void prepare() {
    database.write(tx -> {
      Space.prepare(tx.connection());
      return null;
    });
  }

  /// Writes the next messages into a search volume.
  ///
  /// @return how many it looked at
  public int search(Instant now) {
    var before = LogKey.notBefore(now.minus(SETTLE));
    var kept = keeping.get();
    var search = new SearchIndex(kept.volumeMessages(), kept.volumeTime());
    return database.write(tx -> search.fill(tx.connection(), SEARCH_STEP, before));
  }

  /// Goes on with a deletion that was promised.
  ///
  /// @return false if there is none
  public boolean sweep() {
    return database.write(tx -> Sweeper.step(tx.connection(), SWEEP_STEP));
  }

  /// Removes some messages that are too old.
  public int removeOld(Instant now) {
    return keeping
        .get()
        .begin(now)
        .map(begin ->
            database.write(tx -> Retention.removeBefore(tx.connection(), begin, RETENTION_STEP)))
        .orElse(0);
  }

  /// How many messages have to go because the log takes too much.
  public long tooMany(Figures figures) {
    return keeping.get().tooMany(figures.messages, figures.bytes);
  }

  /// Removes some of the oldest messages.
  public int removeOldest(long most) {
    var step = (int) Math.min(most, RETENTION_STEP);
    return database.write(tx -> Retention.removeOldest(tx.connection(), step));
  }

  /// Drops a search volume that nobody needs any more.
  public boolean dropVolume() {
    return database.write(tx -> Retention.dropVolume(tx.connection()));
  }

  /// Removes names without messages from one piece of their table.
  ///
  /// @return where the next piece begins; 0 at the end
  public long removeAuthors(long after) {
    return database.write(tx -> Retention.removeAuthors(tx.connection(), after, AUTHOR_STEP));
  }

  public void removeForgotten(Instant now) {
    database.write(tx -> {
      Retention.removeForgotten(tx.connection(), now.minus(IN_FLIGHT));
      return null;
    });
  }
}
