package hubbub.favourites.store;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.favourites.domain.Moderated;
import hubbub.favourites.domain.Person;
import hubbub.platform.storage.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Keeps where people keep order at Twitch, as it said last.
public final class SqlModerated {
  /// What Twitch must be allowed to say where somebody keeps order.
  public static final String SCOPE = "user:read:moderated_channels";

  /// The accounts that keep order in a channel of `streamer`. Twitch is not asked of those who are
  /// signed in here nowhere, so they count as none.
  static final String ACCOUNTS =
      "SELECT twitch_moderates.account FROM twitch_moderates JOIN streamer"
          + " ON streamer.platform = 'twitch' AND streamer.platform_id = twitch_moderates.twitch_id"
          + " WHERE twitch_moderates.ended = '' AND "
          + SqlPeople.isHere("twitch_moderates.account");

  private final Database database;

  public SqlModerated(Database database) {
    this.database = database;
  }

  static Map<String, List<Moderated>> all(Handle handle) {
    var all = new HashMap<String, List<Moderated>>();
    handle
        .createQuery(
            "SELECT account, twitch_id, name, ended FROM twitch_moderates"
                + " ORDER BY account, twitch_id")
        .map((row, _) ->
            Map.entry(
                row.getString("account"),
                new Moderated(
                    row.getString("twitch_id"), row.getString("name"), row.getString("ended"))))
        .forEach(
            one -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
    return all;
  }

  /// The accounts of those who keep order in a channel.
  static List<String> of(Handle handle, Channel channel) {
    return handle
        .createQuery(ACCOUNTS + " AND streamer.platform = :platform AND streamer.name = :name")
        .bind("platform", channel.platform())
        .bind("name", channel.name())
        .mapTo(String.class)
        .list();
  }

  /// Keeps what Twitch said, unless the person signed in anew or out since it was asked. What ended
  /// stays ended as long as Twitch lists it, until they sign in anew.
  ///
  /// @param person as they were when Twitch was asked
  public void keep(Person person, List<Moderated> channels) {
    database.write(tx -> {
      var handle = tx.handle();
      if (!isSince(handle, person)) {
        return 0;
      }
      var gone = new HashSet<>(idsOf(handle, person.accountId()));
      for (var one : channels) {
        gone.remove(one.twitchId());
        insert(handle, person, one);
      }
      gone.forEach(id -> drop(handle, person.accountId(), id));
      return channels.size();
    });
  }

  private static boolean isSince(Handle handle, Person person) {
    return handle
        .createQuery(
            "SELECT 1 FROM twitch_person"
                + " WHERE account = :account AND is_in = 1 AND change = :change")
        .bind("account", person.accountId())
        .bind("change", person.change())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static List<String> idsOf(Handle handle, String accountId) {
    return handle
        .createQuery("SELECT twitch_id FROM twitch_moderates WHERE account = :account")
        .bind("account", accountId)
        .mapTo(String.class)
        .list();
  }

  private static void insert(Handle handle, Person person, Moderated one) {
    handle
        .createUpdate(
            """
            INSERT INTO twitch_moderates (account, moderator, twitch_id, name, ended)
            VALUES (:account, :moderator, :id, :name, :ended)
            ON CONFLICT (account, twitch_id) DO UPDATE SET name = excluded.name
            """)
        .bind("account", person.accountId())
        .bind("moderator", person.twitchId())
        .bind("id", one.twitchId())
        .bind("name", one.name())
        .bind("ended", one.ended())
        .execute();
  }

  private static void drop(Handle handle, String accountId, String twitchId) {
    handle
        .createUpdate("DELETE FROM twitch_moderates WHERE account = :account AND twitch_id = :id")
        .bind("account", accountId)
        .bind("id", twitchId)
        .execute();
  }

  /// Twitch ended what it told of a channel, or refused it.
  ///
  /// @param twitchId the channel's
  /// @param words why, in Twitch's; not empty
  public void end(String accountId, String twitchId, String words) {
    database.write(tx ->
        tx.handle()
            .createUpdate(
                "UPDATE twitch_moderates SET ended = :words"
                    + " WHERE account = :account AND twitch_id = :id")
            .bind("account", accountId)
            .bind("id", twitchId)
            .bind("words", words)
            .execute());
  }

  /// Somebody signed in with Twitch: what ended is tried again, and what another login had, or is
  /// not allowed any more, is not theirs.
  static void connect(Handle handle, TwitchConnected fact) {
    handle
        .createUpdate(
            "DELETE FROM twitch_moderates WHERE account = :account"
                + (fact.scopes().contains(SCOPE) ? " AND (ended <> '' OR moderator <> :id)" : ""))
        .bind("account", fact.accountId())
        .bind("id", fact.twitchId())
        .execute();
  }

  static void forget(Handle handle, String accountId) {
    handle
        .createUpdate("DELETE FROM twitch_moderates WHERE account = :account")
        .bind("account", accountId)
        .execute();
  }
}
