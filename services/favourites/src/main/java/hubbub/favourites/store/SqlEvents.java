package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.domain.Happened;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;

/// Keeps what happened to streamers, each event once, and tells it in the transaction of its row.
public final class SqlEvents {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  private static final int TIDY_ROWS = 5_000;

  /// Nobody raids the same channel twice so soon.
  private static final Duration ONE_RAID = Duration.ofMinutes(2);

  /// Twitch calls again for as long where it was not answered.
  private static final Duration RAID_LATE_MAX = Duration.ofMinutes(15);

  private final Database database;
  private final Clock clock;

  public SqlEvents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// An event and its number, by which pages go on.
  public record Numbered(long number, EventSeen seen) {}

  /// Whose events are asked for.
  ///
  /// Whoever runs a channel sees all that is told of it, and its moderators what is for them.
  public sealed interface Of {
    String accountId();

    record AllFavourites(String accountId) implements Of {}

    record One(String accountId, Channel channel) implements Of {}
  }

  /// Keeps what happened, and what is otherwise since.
  public void keep(List<Happened> happened) {
    database.write(tx -> {
      for (var one : happened) {
        keep(tx, one, clock.instant());
      }
      return happened.size();
    });
  }

  /// The same within a transaction.
  public static void keep(Transaction tx, Happened happened, Instant now) throws SQLException {
    var channel = happened.told().channel();
    var event = happened.told().event();
    if (isThere(tx.handle(), event.id()) || isToldOtherwise(tx.handle(), channel, event, now)) {
      return;
    }
    insert(tx, channel, event, now);
    SqlStreamers.change(tx.handle(), channel, happened.since(), event.at());
    tx.tell(happened.told());
  }

  /// Whether an event is kept.
  public static boolean isThere(Handle handle, String id) {
    return handle
        .createQuery("SELECT 1 FROM event WHERE id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// A raid is told by EventSub and by the chat, and no id says that it is the same.
  private static boolean isToldOtherwise(Handle handle, Channel channel, Event event, Instant now) {
    return event.kind().equals("raid")
        && event.person() != null
        && !event.test()
        && handle
            .createQuery(
                "SELECT 1 FROM event WHERE platform = :platform AND name = :name"
                    + " AND kind = 'raid' AND type <> :type AND person = :person AND test = 0"
                    + " AND at BETWEEN :from AND :to AND seen_at >= :recently LIMIT 1")
            .bind("platform", channel.platform())
            .bind("name", channel.name())
            .bind("type", event.type())
            .bind("person", event.person())
            .bind("from", event.at().minus(ONE_RAID).toEpochMilli())
            .bind("to", event.at().plus(ONE_RAID).toEpochMilli())
            .bind("recently", now.minus(RAID_LATE_MAX).toEpochMilli())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }

  /// Lets go what not everybody may know of a channel.
  static void dropPrivate(Handle handle, Channel channel) {
    handle
        .createUpdate(
            "DELETE FROM event WHERE platform = :platform AND name = :name AND sight <> 'public'")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .execute();
  }

  /// Lets go what is kept of somebody up to a time: what they did, and what they were given.
  ///
  /// @param authorId the platform's id of the person
  public static void forget(Handle handle, String platform, String authorId, Instant until) {
    for (var whose : List.of("user_id", "recipient_id")) {
      handle
          .createUpdate(
              "DELETE FROM event WHERE platform = :platform AND at <= :until"
                  + " AND details LIKE :whose ESCAPE '\\'")
          .bind("platform", platform)
          .bind("until", until.toEpochMilli())
          .bind("whose", Select.anywhere("\"" + whose + "\":" + Json.write(authorId)))
          .execute();
    }
  }

  private static void insert(Transaction tx, Channel channel, Event event, Instant now)
      throws SQLException {
    tx.handle()
        .createUpdate(
            """
            INSERT INTO event (number, id, platform, name, kind, type, at, seen_at, text, person,
              details, sight, test)
            VALUES (:number, :id, :platform, :name, :kind, :type, :at, :seen, :text, :person,
              :details, :sight, :test)
            """)
        .bind("number", RowCounter.row(tx.connection()).id())
        .bind("id", event.id())
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .bind("kind", event.kind())
        .bind("type", event.type())
        .bind("at", event.at().toEpochMilli())
        .bind("seen", now.toEpochMilli())
        .bind("text", event.text())
        .bind("person", event.person())
        .bind("details", Json.write(event.details()))
        .bind("sight", event.sight().name().toLowerCase(Locale.ROOT))
        .bind("test", event.test() ? 1 : 0)
        .execute();
  }

  /// The newest first, as far as whoever asks may know of them.
  ///
  /// @param kinds which; empty for all
  /// @param before the number where the page before ended
  public List<Numbered> list(Of of, List<String> kinds, long before, int limit) {
    var whose =
        switch (of) {
          case Of.One _ -> "event.platform = :platform AND event.name = :name";
          case Of.AllFavourites _ ->
              "EXISTS (SELECT 1 FROM favourite WHERE favourite.account = :account"
                  + " AND favourite.platform = event.platform AND favourite.name = event.name)";
        };
    return database.read(tx -> {
      var query =
          tx.handle()
              .createQuery(
                  "SELECT number, id, platform, name, kind, type, at, text, person, details, sight,"
                      + " test FROM event WHERE number < :before AND "
                      + whose
                      + " AND (sight = 'public' OR EXISTS (SELECT 1 FROM streamer"
                      + " WHERE streamer.platform = event.platform"
                      + " AND streamer.name = event.name AND streamer.owner = :account)"
                      + " OR (sight = 'moderators' AND :account IN ("
                      + SqlModerated.ACCOUNTS
                      + " AND streamer.platform = event.platform"
                      + " AND streamer.name = event.name)))"
                      + (kinds.isEmpty() ? "" : " AND kind IN (<kinds>)")
                      + " ORDER BY number DESC LIMIT :limit")
              .bind("before", before)
              .bind("account", of.accountId())
              .bind("limit", limit);
      if (of instanceof Of.One(var _, var channel)) {
        query.bind("platform", channel.platform()).bind("name", channel.name());
      }
      if (!kinds.isEmpty()) {
        query.bindList("kinds", kinds);
      }
      return query.map((row, _) -> numbered(row)).list();
    });
  }

  /// Lets go what is older than it is kept.
  public void tidy(Duration kept) {
    database.write(tx ->
        tx.handle()
            .createUpdate(
                "DELETE FROM event WHERE number IN"
                    + " (SELECT number FROM event WHERE seen_at < :before LIMIT :rows)")
            .bind("before", clock.instant().minus(kept).toEpochMilli())
            .bind("rows", TIDY_ROWS)
            .execute());
  }

  private static Numbered numbered(ResultSet row) throws SQLException {
    var event =
        new Event(
            row.getString("id"),
            row.getString("kind"),
            row.getString("type"),
            Instant.ofEpochMilli(row.getLong("at")),
            row.getString("text"),
            row.getString("person"),
            Json.mapper().readValue(row.getString("details"), DETAILS),
            Sight.valueOf(row.getString("sight").toUpperCase(Locale.ROOT)),
            row.getInt("test") == 1);
    return new Numbered(
        row.getLong("number"),
        new EventSeen(new Channel(row.getString("platform"), row.getString("name")), event));
  }
}
