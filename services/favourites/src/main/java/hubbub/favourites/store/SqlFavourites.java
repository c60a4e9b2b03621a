package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.favourites.domain.Favourite;
import hubbub.favourites.domain.FavouriteWish;
import hubbub.favourites.domain.Imported;
import hubbub.favourites.domain.Put;
import hubbub.favourites.domain.Streamer;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/// Keeps who follows whom. What is kept of places is their order alone: it may have holes where
/// somebody is followed no longer, and what is shown counts 0, 1, 2 …
public final class SqlFavourites {
  private final Database database;
  private final Clock clock;
  private final int most;

  /// @param most of one person
  public SqlFavourites(Database database, Clock clock, int most) {
    this.database = database;
    this.clock = clock;
    this.most = most;
  }

  /// A person's, in their order.
  public List<Favourite> of(String accountId) {
    return database.read(tx -> of(tx.handle(), accountId));
  }

  private static List<Favourite> of(Handle handle, String accountId) {
    var places = new AtomicInteger();
    return handle
        .createQuery(
            "SELECT "
                + SqlStreamers.COLUMNS
                + ", on_now, added_at FROM favourite JOIN streamer"
                + " ON streamer.platform = favourite.platform AND streamer.name = favourite.name"
                + " WHERE account = :account ORDER BY place")
        .bind("account", accountId)
        .map((row, _) ->
            new Favourite(
                SqlStreamers.streamer(row),
                places.getAndIncrement(),
                row.getInt("on_now") == 1,
                Instant.ofEpochMilli(row.getLong("added_at"))))
        .list();
  }

  /// Makes somebody a favourite, or puts one elsewhere.
  public Put put(FavouriteWish wish) {
    return database.write(tx -> {
      var handle = tx.handle();
      var mine = new ArrayList<>(of(handle, wish.accountId()));
      var before = mine.stream().filter(one -> isOf(one, wish.channel())).findFirst();
      if (before.isEmpty() && mine.size() >= most) {
        return new Put.TooMany(most);
      }
      if (!isThere(handle, wish.channel())) {
        return new Put.NoSuchStreamer();
      }
      if (before.isEmpty()) {
        insert(handle, wish.accountId(), wish.channel());
      }
      wish.onNow().ifPresent(onNow -> look(handle, wish, onNow));
      wish.place().ifPresent(place -> move(handle, wish, place));
      var after =
          of(handle, wish.accountId()).stream()
              .filter(one -> isOf(one, wish.channel()))
              .findFirst()
              .orElseThrow();
      return new Put.Done(after, before.isEmpty());
    });
  }

  /// Makes streamers favourites, in their order, as many as there is room for.
  public Imported putAll(String accountId, List<Streamer> streamers) {
    return database.write(tx -> {
      var handle = tx.handle();
      var mine = new HashSet<Channel>();
      of(handle, accountId).forEach(one -> mine.add(one.streamer().channel()));
      var known = (int) streamers.stream().filter(one -> mine.contains(one.channel())).count();
      var added = 0;
      for (var one : streamers) {
        if (mine.size() < most && mine.add(one.channel())) {
          SqlStreamers.keep(handle, one.channel(), one.platformId(), one.shown());
          insert(handle, accountId, one.channel());
          added++;
        }
      }
      return new Imported(added, known, streamers.size() - known - added);
    });
  }

  private static boolean isOf(Favourite favourite, Channel channel) {
    return favourite.streamer().channel().equals(channel);
  }

  /// Who is elsewhere is kept by what they are called there; whoever asks has looked at the name.
  private static boolean isThere(Handle handle, Channel channel) {
    if (SqlStreamers.find(handle, channel).isPresent()) {
      return true;
    }
    if (channel.platform().equals(OwnChannel.PLATFORM)) {
      return false;
    }
    SqlStreamers.keep(handle, channel, "", channel.name());
    return true;
  }

  /// Behind all others.
  private void insert(Handle handle, String accountId, Channel channel) {
    handle
        .createUpdate(
            "INSERT INTO favourite (account, platform, name, place, on_now, added_at)"
                + " SELECT :account, :platform, :name, COALESCE(MAX(place), -1) + 1, 0, :at"
                + " FROM favourite WHERE account = :account")
        .bind("account", accountId)
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .bind("at", clock.millis())
        .execute();
  }

  private static void look(Handle handle, FavouriteWish wish, boolean onNow) {
    handle
        .createUpdate(
            "UPDATE favourite SET on_now = CASE WHEN platform = :platform AND name = :name"
                + " THEN :now ELSE on_now * (1 - :now) END WHERE account = :account")
        .bind("account", wish.accountId())
        .bind("platform", wish.channel().platform())
        .bind("name", wish.channel().name())
        .bind("now", onNow ? 1 : 0)
        .execute();
  }

  private static void move(Handle handle, FavouriteWish wish, int place) {
    var order = new ArrayList<Channel>();
    of(handle, wish.accountId()).forEach(one -> order.add(one.streamer().channel()));
    order.remove(wish.channel());
    order.add(Math.min(place, order.size()), wish.channel());
    stand(handle, wish.accountId(), order);
  }

  private static void stand(Handle handle, String accountId, List<Channel> order) {
    for (var at = 0; at < order.size(); at++) {
      handle
          .createUpdate(
              "UPDATE favourite SET place = :place"
                  + " WHERE account = :account AND platform = :platform AND name = :name")
          .bind("account", accountId)
          .bind("platform", order.get(at).platform())
          .bind("name", order.get(at).name())
          .bind("place", at)
          .execute();
    }
  }

  /// Ends one; whoever is followed by nobody is forgotten, unless somebody here runs the channel.
  ///
  /// @return whether it was one
  public boolean drop(String accountId, Channel channel) {
    return database.write(tx -> {
      var handle = tx.handle();
      var dropped =
          handle
              .createUpdate(
                  "DELETE FROM favourite"
                      + " WHERE account = :account AND platform = :platform AND name = :name")
              .bind("account", accountId)
              .bind("platform", channel.platform())
              .bind("name", channel.name())
              .execute();
      tidy(handle);
      return dropped == 1;
    });
  }

  /// An account is gone, and all that it followed.
  public static void forget(Handle handle, String accountId) {
    handle
        .createUpdate("DELETE FROM favourite WHERE account = :account")
        .bind("account", accountId)
        .execute();
    tidy(handle);
  }

  static void tidy(Handle handle) {
    handle
        .createUpdate(
            "DELETE FROM streamer WHERE platform <> :own AND owner = '' AND NOT EXISTS (SELECT 1 FROM favourite"
                + " WHERE favourite.platform = streamer.platform"
                + " AND favourite.name = streamer.name)")
        .bind("own", OwnChannel.PLATFORM)
        .execute();
  }

  /// Who may be told of an event.
  ///
  /// @param concerned the accounts that are told in any case
  /// @param watching which of the others are, while they watch the streamer; empty for all of them
  public record Hearers(Set<String> concerned, Optional<Set<String>> watching) {
    public boolean has(String accountId, boolean watches) {
      return concerned.contains(accountId)
          || (watches && watching.map(these -> these.contains(accountId)).orElse(true));
    }
  }

  /// Who hears of what happens to a streamer: whoever runs it, and of those who may know of it
  /// whoever follows or watches.
  public Hearers hearers(Channel channel, Sight sight) {
    return database.read(tx -> {
      var handle = tx.handle();
      var concerned = new HashSet<String>();
      var watching =
          switch (sight) {
            case PUBLIC -> {
              concerned.addAll(followers(handle, channel));
              yield Optional.<Set<String>>empty();
            }
            case MODERATORS -> {
              var moderators = Set.copyOf(SqlModerated.of(handle, channel));
              concerned.addAll(followers(handle, channel));
              concerned.retainAll(moderators);
              yield Optional.of(moderators);
            }
            case BROADCASTER -> Optional.of(Set.<String>of());
          };
      SqlStreamers.find(handle, channel)
          .map(Streamer::owner)
          .filter(owner -> !owner.isEmpty())
          .ifPresent(concerned::add);
      return new Hearers(concerned, watching);
    });
  }

  private static List<String> followers(Handle handle, Channel channel) {
    return handle
        .createQuery("SELECT account FROM favourite WHERE platform = :platform AND name = :name")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .mapTo(String.class)
        .list();
  }
}
