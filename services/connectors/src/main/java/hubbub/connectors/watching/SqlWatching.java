package hubbub.connectors.watching;

import hubbub.contracts.Channel;
import hubbub.platform.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which runs are live because somebody watches.
public final class SqlWatching {
  private final Database database;

  public SqlWatching(Database database) {
    this.database = database;
  }

  /// A run that nobody watches any more.
  record Over(Channel channel, String run) {}

  /// The run that was begun for whoever watches a channel.
  Optional<String> find(Channel channel) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT run FROM watching WHERE channel = :channel")
            .bind("channel", channel.toString())
            .mapTo(String.class)
            .findOne());
  }

  int count() {
    return database.read(
        tx -> tx.handle().createQuery("SELECT COUNT(*) FROM watching").mapTo(Integer.class).one());
  }

  void keep(Channel channel, String run, Instant until) {
    database.write(tx ->
        tx.handle()
            .createUpdate(
                """
                INSERT INTO watching (channel, run, until) VALUES (:channel, :run, :until)
                ON CONFLICT (channel) DO UPDATE SET run = excluded.run, until = excluded.until
                """)
            .bind("channel", channel.toString())
            .bind("run", run)
            .bind("until", until.toEpochMilli())
            .execute());
  }

  List<Over> over(Instant now) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT channel, run FROM watching WHERE until <= :now ORDER BY channel")
            .bind("now", now.toEpochMilli())
            .map(
                (row, _) -> new Over(Channel.parse(row.getString("channel")), row.getString("run")))
            .list());
  }

  void forget(Channel channel) {
    database.write(tx ->
        tx.handle()
            .createUpdate("DELETE FROM watching WHERE channel = :channel")
            .bind("channel", channel.toString())
            .execute());
  }
}
