package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.OnAir;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Watched;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Keeps what looks at other platforms found.
public final class SqlWatched implements Watched {
  private final Database database;

  public SqlWatched(Database database) {
    this.database = database;
  }

  @Override
  public List<Streamer> after(String platform, String name, int most) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                "SELECT "
                    + SqlStreamers.COLUMNS
                    + " FROM streamer WHERE platform = :platform AND name > :name"
                    + " ORDER BY name LIMIT :most")
            .bind("platform", platform)
            .bind("name", name)
            .bind("most", most)
            .map((row, _) -> SqlStreamers.streamer(row))
            .list());
  }

  @Override
  public void named(Channel channel, String platformId, String shown) {
    database.write(tx -> named(tx.handle(), channel, platformId, shown));
  }

  private static int named(Handle handle, Channel channel, String platformId, String shown) {
    return handle
        .createUpdate(
            "UPDATE streamer SET platform_id = :id, shown = :shown"
                + " WHERE platform = :platform AND name = :name")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .bind("id", platformId)
        .bind("shown", shown)
        .execute();
  }

  @Override
  public void met(Look look) {
    var who = look.before();
    database.write(tx -> {
      var found = SqlStreamers.find(tx.handle(), who.channel());
      if (found.isEmpty()) {
        return 0;
      }
      named(tx.handle(), who.channel(), who.platformId(), who.shown());
      var known = found.get().named(who.platformId(), who.shown());
      return looked(tx, List.of(new Look(known, look.onAir(), look.at())));
    });
  }

  @Override
  public void looked(List<Look> looks) {
    if (!looks.isEmpty()) {
      database.write(tx -> looked(tx, looks));
    }
  }

  private static int looked(Transaction tx, List<Look> looks) throws SQLException {
    for (var look : looks) {
      for (var happened : look.happened()) {
        SqlEvents.keep(tx, happened, look.at());
      }
      if (look.changes()) {
        stand(tx.handle(), look);
      }
    }
    var channels = looks.stream().map(look -> look.before().channel()).toList();
    return asked(tx.handle(), channels, looks.getFirst().at());
  }

  /// How it stands is written also where the event is an old one: a broadcast may be missing for a
  /// while, and come back.
  private static void stand(Handle handle, Look look) {
    var before = look.before();
    var onAir = look.onAir();
    handle
        .createUpdate(
            "UPDATE streamer SET live = :live, stream = :stream, since = :since, title = :title,"
                + " category = :category WHERE platform = :platform AND name = :name")
        .bind("platform", before.channel().platform())
        .bind("name", before.channel().name())
        .bind("live", onAir.isPresent() ? 1 : 0)
        .bind("stream", onAir.map(OnAir::stream).orElse(""))
        .bind("since", look.since().map(Instant::toEpochMilli).orElse(null))
        .bind("title", onAir.map(OnAir::title).orElse(before.title()))
        .bind("category", onAir.map(OnAir::category).orElse(before.category()))
        .execute();
  }

  @Override
  public void asked(List<Channel> channels, Instant at) {
    if (!channels.isEmpty()) {
      database.write(tx -> asked(tx.handle(), channels, at));
    }
  }

  private static int asked(Handle handle, List<Channel> channels, Instant at) {
    return handle
        .createUpdate(
            "UPDATE streamer SET checked_at = :at WHERE platform = :platform AND name IN (<names>)")
        .bind("platform", channels.getFirst().platform())
        .bindList("names", channels.stream().map(Channel::name).toList())
        .bind("at", at.toEpochMilli())
        .execute();
  }
}
