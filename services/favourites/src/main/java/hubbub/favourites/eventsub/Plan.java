package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which subscriptions there should be, and by whose key.
///
/// A channel of somebody who is signed in costs nothing, and is told by their own key. Any other
/// costs 5: live, offline, title, raids from it and to it. By WebSocket each person pays for as
/// many of their first favourites as fit in 10, so two; whoever shares one of these with others has
/// it from one of them. By webhook the installation pays for all, those that most people follow
/// first, up to 10,000. Who pays depends on nobody's other favourites: a change of one moves few.
///
/// @param wanted by holder: the account whose key makes them; empty for the installation's
/// @param atOnce the channels that tell themselves, by Twitch's ids
/// @param looked the others that are followed: only looks at who is live tell of them
/// @param notAllowed what is not told of somebody's own channel, by account
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

  static final String INSTALLATION = "";

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
    holders.forEach(
        (id, holder) -> wanted.computeIfAbsent(holder, _ -> new ArrayList<>()).addAll(open(id)));
    var missing = new HashMap<String, List<Missing>>();
    for (var person : wishes.people()) {
      var holder = wishes.webhook() ? INSTALLATION : person.accountId();
      wanted.computeIfAbsent(holder, _ -> new ArrayList<>()).addAll(allowed(person));
      missing.put(person.accountId(), notAllowed(person));
    }
    var looked = new TreeSet<String>();
    wishes.favourites().values().forEach(looked::addAll);
    looked.removeAll(holders.keySet());
    return new Plan(wanted, Set.copyOf(holders.keySet()), looked, missing);
  }

  /// What everybody may know of a channel.
  private static List<Topic> open(String id) {
    return List.of(
        Topic.of("stream.online", "1", id),
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
    return Right.ALL.stream()
        .filter(right -> !right.isAmong(person.scopes()))
        .map(right -> new Missing(right.what(), right.scope()))
        .toList();
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
