package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.favourites.domain.Moderated;
import hubbub.favourites.domain.Person;
import hubbub.platform.storage.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Keeps who is signed in with Twitch. Their channel there is theirs here, too: what is told to
/// broadcasters alone is told to them.
public final class SqlPeople {
  private static final String PLATFORM = "twitch";

  /// Twitch tells nothing for those who are signed in here nowhere.
  private static final String IS_HERE = isHere("account");

  private final Database database;

  public SqlPeople(Database database) {
    this.database = database;
  }

  /// How it stands, after all that was written before this call.
  ///
  /// @param people who are signed in here, by account
  /// @param favourites whom each account follows on Twitch, by ids there, in its order
  /// @param moderated where each account keeps order there, or did until lately
  public record AtTwitch(
      List<Person> people,
      Map<String, List<String>> favourites,
      Map<String, List<Moderated>> moderated) {}

  /// Waits for writes that go on: who calls may have been woken by one of them.
  public AtTwitch atTwitch() {
    database.write(_ -> 0);
    return database.read(tx ->
        new AtTwitch(people(tx.handle()), favourites(tx.handle()), SqlModerated.all(tx.handle())));
  }

  static String isHere(String column) {
    return column + " NOT IN (SELECT signed_out.account FROM signed_out WHERE is_out = 1)";
  }

  private static List<Person> people(Handle handle) {
    return handle
        .createQuery(
            "SELECT account, twitch_id, login, scopes, change FROM twitch_person"
                + " WHERE is_in = 1 AND "
                + IS_HERE
                + " ORDER BY account")
        .map((row, _) ->
            new Person(
                row.getString("account"),
                row.getString("twitch_id"),
                row.getString("login"),
                Set.of(row.getString("scopes").split(" ", -1)),
                row.getLong("change")))
        .list();
  }

  private static Map<String, List<String>> favourites(Handle handle) {
    var all = new HashMap<String, List<String>>();
    handle
        .createQuery(
            "SELECT account, platform_id FROM favourite JOIN streamer"
                + " ON streamer.platform = favourite.platform AND streamer.name = favourite.name"
                + " WHERE favourite.platform = :platform AND platform_id <> '' AND "
                + IS_HERE
                + " ORDER BY account, place")
        .bind("platform", PLATFORM)
        .map((row, _) -> Map.entry(row.getString("account"), row.getString("platform_id")))
        .forEach(
            one -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
    return all;
  }

  /// Somebody signed in with Twitch, unless something newer is known of them.
  public static void connect(Handle handle, TwitchConnected fact) {
    var kept =
        keep(
            handle,
            fact.accountId(),
            fact.twitchId(),
            fact.login(),
            fact.scopes(),
            1,
            fact.change());
    if (kept) {
      SqlStreamers.disown(handle, PLATFORM, fact.accountId());
      var channel = new Channel(PLATFORM, fact.login());
      SqlStreamers.keep(handle, channel, fact.twitchId(), fact.name());
      SqlStreamers.own(handle, channel, fact.accountId());
      SqlModerated.connect(handle, fact);
      SqlFavourites.tidy(handle);
    }
  }

  /// Somebody is no longer signed in with Twitch, unless something newer is known of them.
  public static void disconnect(Handle handle, TwitchDisconnected fact) {
    if (keep(handle, fact.accountId(), fact.twitchId(), "", List.of(), 0, fact.change())) {
      SqlModerated.forget(handle, fact.accountId());
      SqlStreamers.disown(handle, PLATFORM, fact.accountId());
      SqlFavourites.tidy(handle);
    }
  }

  /// Somebody is signed in here nowhere any more, or is again, unless something newer is known.
  public static void here(Handle handle, String accountId, boolean isOut, long change) {
    handle
        .createUpdate(
            """
            INSERT INTO signed_out (account, is_out, change) VALUES (:account, :out, :change)
            ON CONFLICT (account) DO UPDATE SET is_out = excluded.is_out, change = excluded.change
            WHERE signed_out.change < excluded.change
            """)
        .bind("account", accountId)
        .bind("out", isOut ? 1 : 0)
        .bind("change", change)
        .execute();
  }

  private static boolean keep(
      Handle handle,
      String accountId,
      String twitchId,
      String login,
      List<String> scopes,
      int isIn,
      long change) {
    return handle
            .createUpdate(
                """
                INSERT INTO twitch_person (account, twitch_id, login, scopes, is_in, change)
                VALUES (:account, :id, :login, :scopes, :in, :change)
                ON CONFLICT (account) DO UPDATE SET twitch_id = excluded.twitch_id,
                  login = excluded.login, scopes = excluded.scopes, is_in = excluded.is_in,
                  change = excluded.change
                WHERE twitch_person.change < excluded.change
                """)
            .bind("account", accountId)
            .bind("id", twitchId)
            .bind("login", login)
            .bind("scopes", String.join(" ", scopes))
            .bind("in", isIn)
            .bind("change", change)
            .execute()
        == 1;
  }

  /// An account is gone.
  public static void forget(Handle handle, String accountId) {
    for (var table : List.of("twitch_person", "signed_out")) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE account = :account")
          .bind("account", accountId)
          .execute();
    }
    SqlModerated.forget(handle, accountId);
    SqlStreamers.disown(handle, PLATFORM, accountId);
  }

  /// With what Twitch signs its calls; made once.
  ///
  /// @param fresh to be it, if there is none
  public String hookSecret(String fresh) {
    return database.write(tx -> {
      tx.handle()
          .createUpdate(
              "INSERT INTO twitch_hook (id, secret) VALUES (1, :fresh) ON CONFLICT (id) DO NOTHING")
          .bind("fresh", fresh)
          .execute();
      return tx.handle()
          .createQuery("SELECT secret FROM twitch_hook WHERE id = 1")
          .mapTo(String.class)
          .one();
    });
  }
}
