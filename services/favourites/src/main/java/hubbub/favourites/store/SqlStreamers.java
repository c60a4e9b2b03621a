package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.favourites.domain.Happened.Since;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Streamer.State;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Select;
import hubbub.platform.text.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps streamers and whether they are live.
public final class SqlStreamers {
  static final String COLUMNS =
      "streamer.platform, streamer.name, platform_id, shown, owner, live, stream, since, title,"
          + " category, checked_at";

  private final Database database;

  public SqlStreamers(Database database) {
    this.database = database;
  }

  public Optional<Streamer> find(Channel channel) {
    return database.read(tx -> find(tx.handle(), channel));
  }

  /// Those whose name contains a text, the shortest first.
  ///
  /// @param platform empty for all
  public List<Streamer> search(String platform, String text, int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM streamer WHERE (:platform = '' OR platform = :platform)"
                    + " AND name LIKE :like ESCAPE '\\' ORDER BY LENGTH(name), platform, name"
                    + " LIMIT :limit")
            .bind("platform", platform)
            .bind("like", Select.anywhere(Folding.fold(text)))
            .bind("limit", limit)
            .map((row, _) -> streamer(row))
            .list());
  }

  /// Whether somebody follows it, or runs it here.
  public static boolean isThere(Handle handle, Channel channel) {
    return find(handle, channel).isPresent();
  }

  static Optional<Streamer> find(Handle handle, Channel channel) {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM streamer WHERE platform = :platform AND name = :name")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .map((row, _) -> streamer(row))
        .findOne();
  }

  /// Keeps one of another platform, as it says of itself. A name may become somebody else's: what
  /// was for the one before alone is not for them.
  static void keep(Handle handle, Channel channel, String platformId, String shown) {
    var before = find(handle, channel).map(Streamer::platformId).orElse("");
    if (!before.equals(platformId)) {
      SqlEvents.dropPrivate(handle, channel);
    }
    handle
        .createUpdate(
            """
            INSERT INTO streamer (platform, name, platform_id, shown, owner, stream, title,
              category, change)
            VALUES (:platform, :name, :id, :shown, '', '', '', '', 0)
            ON CONFLICT (platform, name) DO UPDATE SET platform_id = excluded.platform_id,
              shown = excluded.shown
            """)
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .bind("id", platformId)
        .bind("shown", shown)
        .execute();
  }

  /// Somebody here runs a channel elsewhere.
  static void own(Handle handle, Channel channel, String accountId) {
    handle
        .createUpdate(
            "UPDATE streamer SET owner = :account WHERE platform = :platform AND name = :name")
        .bind("account", accountId)
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .execute();
  }

  /// Somebody here runs no channel there any more.
  static void disown(Handle handle, String platform, String accountId) {
    handle
        .createUpdate(
            "UPDATE streamer SET owner = '' WHERE platform = :platform AND owner = :account")
        .bind("platform", platform)
        .bind("account", accountId)
        .execute();
  }

  /// Keeps a channel of our own as it stands, unless something newer is known of it.
  ///
  /// @return whether its title is another one than before; not so for a channel that is new
  public static boolean keep(Handle handle, OwnChannel own, long change) {
    var before = find(handle, of(own));
    var kept =
        handle
            .createUpdate(
                """
                INSERT INTO streamer (platform, name, platform_id, shown, owner, live, stream,
                  title, category, change)
                VALUES (:platform, :name, :id, :name, :owner, 0, '', :title, '', :change)
                ON CONFLICT (platform, name) DO UPDATE SET platform_id = excluded.platform_id,
                  owner = excluded.owner, title = excluded.title, change = excluded.change
                WHERE streamer.change < excluded.change
                """)
            .bind("platform", OwnChannel.PLATFORM)
            .bind("name", own.name())
            .bind("id", own.id())
            .bind("owner", own.ownerId())
            .bind("title", own.title())
            .bind("change", change)
            .execute();
    return kept == 1
        && before.filter(one -> one.platformId().equals(own.id())).isPresent()
        && !before.get().title().equals(own.title());
  }

  public static Channel of(OwnChannel own) {
    return new Channel(OwnChannel.PLATFORM, own.name());
  }

  /// A channel of our own is gone, with all that was kept of it; nobody follows it any more.
  public static void close(Handle handle, String id, long change) {
    for (var table : List.of("favourite", "event")) {
      handle
          .createUpdate(
              "DELETE FROM "
                  + table
                  + " WHERE platform = :platform AND name IN (SELECT name FROM streamer"
                  + " WHERE platform = :platform AND platform_id = :id AND change < :change)")
          .bind("platform", OwnChannel.PLATFORM)
          .bind("id", id)
          .bind("change", change)
          .execute();
    }
    handle
        .createUpdate(
            "DELETE FROM streamer"
                + " WHERE platform = :platform AND platform_id = :id AND change < :change")
        .bind("platform", OwnChannel.PLATFORM)
        .bind("id", id)
        .bind("change", change)
        .execute();
  }

  static void change(Handle handle, Channel channel, Since since, Instant at) {
    switch (since) {
      case Since.AsBefore() -> {}
      case Since.Live(var stream) ->
          update(handle, channel, "live = 1, stream = :stream, since = :at", stream, at);
      case Since.Off() ->
          update(handle, channel, "live = 0, stream = :stream, since = :at", "", at);
      case Since.Titled(var title, var category) ->
          handle
              .createUpdate(
                  "UPDATE streamer SET title = :title, category = :category"
                      + " WHERE platform = :platform AND name = :name")
              .bind("platform", channel.platform())
              .bind("name", channel.name())
              .bind("title", title)
              .bind("category", category)
              .execute();
    }
  }

  private static void update(
      Handle handle, Channel channel, String what, String stream, Instant at) {
    handle
        .createUpdate(
            "UPDATE streamer SET " + what + " WHERE platform = :platform AND name = :name")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .bind("stream", stream)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  static Streamer streamer(ResultSet row) throws SQLException {
    return new Streamer(
        new Channel(row.getString("platform"), row.getString("name")),
        row.getString("platform_id"),
        row.getString("shown"),
        row.getString("owner"),
        state(row),
        row.getString("title"),
        row.getString("category"),
        time(row, "checked_at"));
  }

  private static State state(ResultSet row) throws SQLException {
    var live = row.getInt("live") == 1;
    if (row.wasNull()) {
      return new State.Unknown();
    }
    var since = time(row, "since");
    return live
        ? new State.Live(row.getString("stream"), since.orElse(Instant.EPOCH))
        : new State.Off(since);
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    var at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }
}
