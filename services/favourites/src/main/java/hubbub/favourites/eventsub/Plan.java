package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Person;
import hubbub.favourites.store.SqlModerated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which subscriptions there should be, and by whose key.
///
/// A channel of somebody who is signed in costs nothing, and is told by their own key. Any other
/// costs 5: live, offline, title, raids from it and to it. By WebSocket each person pays for as
/// many of their first favourites as fit in 10, so two; whoever shares one of these with others has
/// it from one of them. By webhook the installation pays for all, those that most people follow
/// first, up to 10,000. What moderators are told of a favourite costs nothing: one of its
/// moderators has it, where its broadcaster has not. Who pays depends on nobody's other favourites:
/// a change of one moves few.
///
/// @param wanted by holder: the account whose key makes them; empty for the installation's
/// @param atOnce the channels that tell themselves, by Twitch's ids
/// @param looked the others that are followed: only looks at who is live tell of them
/// @param notAllowed what is not told for want of a scope, by account
public record Plan(
    Map<String, List<Topic>> wanted,
    Set<String> atOnce,
    Set<String> looked,
    Map<String, List<Missing>> notAllowed) {
  /// Cost that Twitch allows for a person's WebSockets.
  static final int PERSON_COST_MAX = 10;

  /// Cost that Twitch allows for an installation's webhooks.
  static final int WEBHOOK_COST_MAX = 10_000;

  /// What a channel costs whose streamer allowed us nothing.
  static final int CHANNEL_COST = 5;

  /// A person's favourites of which they hear what moderators are told: three subscriptions each,
  /// of 300 that a session may have.
  static final int MODERATED_MAX = 80;

  static final String MODERATED = "Followers and shoutouts where you are a moderator";
  static final String INSTALLATION = "";
  static final String ONLINE = "stream.online";

  /// @param what is not told, as the beginning of a sentence, e.g. "New followers"
  /// @param scope what must be allowed for it, in Twitch's words
  public record Missing(String what, String scope) {}

  /// Nothing at all.
  static Plan none() {
    return new Plan(Map.of(), Set.of(), Set.of(), Map.of());
  }

  static Plan of(Wishes wishes) {
    var own = new HashMap<String, String>();
    wishes.people().forEach(one -> own.put(one.twitchId(), one.accountId()));
    var holders = wishes.webhook() ? byWebhook(wishes, own) : bySockets(wishes, own);
    own.forEach((id, account) -> holders.put(id, wishes.webhook() ? INSTALLATION : account));
    var wanted = new TreeMap<String, List<Topic>>();
    var missing = new HashMap<String, List<Missing>>();
    for (var person : wishes.people()) {
      var holder = wishes.webhook() ? INSTALLATION : person.accountId();
      wanted.computeIfAbsent(holder, _ -> new ArrayList<>()).addAll(allowed(person));
      missing.put(person.accountId(), notAllowed(person));
    }
    moderated(wishes)
        .forEach((holder, topics) ->
            wanted.computeIfAbsent(holder, _ -> new ArrayList<>()).addAll(topics));
    // What costs something comes last.
    Stream.of(true, false)
        .forEach(isOwn ->
            holders.forEach((id, holder) -> {
              if (own.containsKey(id) == isOwn) {
                wanted.computeIfAbsent(holder, _ -> new ArrayList<>()).addAll(open(id));
              }
            }));
    var looked = new TreeSet<String>();
    wishes.favourites().values().forEach(looked::addAll);
    looked.removeAll(holders.keySet());
    return new Plan(wanted, Set.copyOf(holders.keySet()), looked, missing);
  }

  /// What everybody may know of a channel.
  private static List<Topic> open(String id) {
    return List.of(
        Topic.of(ONLINE, "1", id),
        Topic.of("stream.offline", "1", id),
        Topic.of("channel.update", "2", id),
        Topic.raid("from", id),
        Topic.raid("to", id));
  }

  private static List<Topic> allowed(Person person) {
    return Right.ALL.stream()
        .filter(right -> right.isAmong(person.scopes()))
        .flatMap(right -> right.topics(person.twitchId()).stream())
        .toList();
  }

  private static List<Missing> notAllowed(Person person) {
    var missing =
        Right.ALL.stream()
            .filter(right -> !right.isAmong(person.scopes()))
            .map(right -> new Missing(right.what(), right.scope()));
    var moderating =
        Stream.of(new Missing(MODERATED, SqlModerated.SCOPE))
            .filter(one -> !person.scopes().contains(one.scope()));
    return Stream.concat(missing, moderating).toList();
  }

  /// What moderators are told of their favourites, by holder: of each channel and right once.
  private static Map<String, List<Topic>> moderated(Wishes wishes) {
    var topics = new TreeMap<String, List<Topic>>();
    for (var right : Right.ALL) {
      if (right.isModerators()) {
        readers(wishes, right)
            .forEach((id, person) -> {
              var holder = wishes.webhook() ? INSTALLATION : person.accountId();
              topics
                  .computeIfAbsent(holder, _ -> new ArrayList<>())
                  .addAll(right.topics(id, person.twitchId()));
            });
      }
    }
    return topics;
  }

  /// Which moderator reads along in a channel whose broadcaster does not tell it themself.
  private static Map<String, Person> readers(Wishes wishes, Right right) {
    var able = wishes.people().stream().filter(one -> right.isAmong(one.scopes())).toList();
    var readers = new TreeMap<String, Person>();
    for (var person : able) {
      var moderated = wishes.moderated().getOrDefault(person.accountId(), Set.of());
      wishes.favourites().getOrDefault(person.accountId(), List.of()).stream()
          .filter(moderated::contains)
          .limit(MODERATED_MAX)
          .forEach(id ->
              readers.merge(
                  id,
                  person,
                  (one, other) ->
                      lot(id, one.accountId()) <= lot(id, other.accountId()) ? one : other));
    }
    able.forEach(broadcaster -> readers.remove(broadcaster.twitchId()));
    return readers;
  }

  private static Map<String, String> bySockets(Wishes wishes, Map<String, String> own) {
    var holders = new TreeMap<String, String>();
    for (var person : wishes.people()) {
      for (var id : paid(wishes.favourites().getOrDefault(person.accountId(), List.of()), own)) {
        holders.merge(
            id, person.accountId(), (one, other) -> lot(id, one) <= lot(id, other) ? one : other);
      }
    }
    return holders;
  }

  /// A person's first favourites that they can pay for.
  private static Set<String> paid(List<String> favourites, Map<String, String> own) {
    var paid = new HashSet<String>();
    for (var id : favourites) {
      if (!own.containsKey(id) && (paid.size() + 1) * CHANNEL_COST <= PERSON_COST_MAX) {
        paid.add(id);
      }
    }
    return paid;
  }

  /// By lot, so that nobody holds all that is shared, and the same is drawn each time.
  private static long lot(String id, String accountId) {
    var hash = (id + "/" + accountId).hashCode() * 0x9E3779B97F4A7C15L;
    return (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
  }

  private static Map<String, String> byWebhook(Wishes wishes, Map<String, String> own) {
    var followers = new HashMap<String, Integer>();
    wishes
        .favourites()
        .values()
        .forEach(ids -> new HashSet<>(ids).forEach(id -> followers.merge(id, 1, Integer::sum)));
    own.keySet().forEach(followers::remove);
    var holders = new TreeMap<String, String>();
    followers.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(WEBHOOK_COST_MAX / CHANNEL_COST)
        .forEach(one -> holders.put(one.getKey(), INSTALLATION));
    return holders;
  }
}
