package hubbub.connectors.store;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lets the texts of a platform go that allows them to be kept for a time only: ids and counts
/// stay. Whoever keeps texts hears of it as of any deletion.
public final class TextRetention {
  private static final int PASSES_PER_RETENTION = 96;

  private final Database database;
  private final Clock clock;
  private final String platform;
  private final Duration retention;
  private final Duration between;
  private Instant told = Instant.MIN;

  public TextRetention(Database database, Clock clock, String platform, Duration retention) {
    this.database = database;
    this.clock = clock;
    this.platform = platform;
    this.retention = retention;
    between = retention.dividedBy(PASSES_PER_RETENTION);
  }

  /// Tells what has to go by the next pass, if one is due. The first one since the start looks at
  /// all channels there ever were, later ones at those that may still have texts.
  public synchronized void pass() {
    var now = clock.instant();
    if (told.isAfter(now.minus(between)) && !told.isAfter(now)) {
      return;
    }
    var first = told.equals(Instant.MIN);
    var endedAfter = first ? Instant.EPOCH : now.minus(retention.multipliedBy(2));
    var until = now.minus(retention).plus(between.multipliedBy(2));
    var reason = "texts of " + platform + " are kept for " + retention.toHours() + " h";
    for (var channel : channels(endedAfter)) {
      database.write(transaction -> {
        transaction.tell(new MessagesDeleted(channel, null, null, until, reason));
        return true;
      });
    }
    told = now;
  }

  private List<Channel> channels(Instant endedAfter) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                """
                SELECT DISTINCT channel FROM run_channel JOIN run ON run.id = run_id
                WHERE channel LIKE :platform
                  AND (ended_at IS NULL OR ended_at > :ended)
                ORDER BY channel
                """)
            .bind("platform", platform + "/%")
            .bind("ended", endedAfter.toEpochMilli())
            .map((row, _) -> Channel.parse(row.getString("channel")))
            .list());
  }
}
