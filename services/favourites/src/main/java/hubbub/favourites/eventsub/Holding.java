package hubbub.favourites.eventsub;

import hubbub.favourites.helix.Asker;
import hubbub.favourites.helix.HelixAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The subscriptions of one holder, as far as we know: brings Twitch's list to what is wanted. One
/// thread's.
final class Holding {
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int WRONG = 400;

  /// Subscriptions that are made before others have their turn.
  private static final int CALLS_MAX = 100;

  /// Twitch called us, and we did not answer.
  private static final String UNANSWERED = "notification_failures_exceeded";

  private static final Duration UNREACHABLE = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(1);

  /// How often Twitch's list is read; also a minute after something was made.
  private static final Duration ROUND = Duration.ofHours(1);

  private final Asker asker;
  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Map<Topic, String> made = new ConcurrentHashMap<>();
  private final Map<Topic, String> refused = new HashMap<>();
  private Instant listAt;
  private Instant waitUntil = Instant.MIN;
  private Instant fullUntil = Instant.MIN;
  private Duration fullFor = SOON;
  private String place = "";
  private String placeBefore = "";
  private @Nullable String trouble;
  private boolean shutOut;

  Holding(Asker asker, Subscriptions subscriptions, Clock clock) {
    this.asker = asker;
    this.subscriptions = subscriptions;
    this.clock = clock;
    listAt = clock.instant();
  }

  /// Where a holder's subscriptions are told.
  ///
  /// @param name the session's id, or the address
  /// @param json as Twitch wants to have it written
  /// @param isFresh whether nothing can have been subscribed to there
  record Place(String name, Map<String, String> json, boolean isFresh) {}

  /// What Twitch refused for good, with its words.
  Map<Topic, String> refused() {
    return Map.copyOf(refused);
  }

  /// What all of it suffers from.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Whether there is no key any more.
  boolean isShutOut() {
    return shutOut;
  }

  int size() {
    return made.size();
  }

  /// Whose beginnings are told.
  Set<String> told() {
    return made.keySet().stream()
        .filter(topic -> topic.type().equals(Plan.ONLINE))
        .map(Topic::broadcaster)
        .collect(Collectors.toSet());
  }

  /// A session is over, and with it all that was subscribed to. Twitch may know it later than we:
  /// then its list still has what cost us something.
  void forget() {
    made.clear();
    waitUntil = Instant.MIN;
    fullUntil = Instant.MIN;
    trouble = null;
  }

  /// What Twitch refused of these is tried again.
  void again(Predicate<Topic> topics) {
    refused.keySet().removeIf(topics);
    fullUntil = Instant.MIN;
  }

  /// Takes all away, as far as the holder's key still opens: else Twitch does when the session is
  /// over.
  void leave() {
    for (var id : List.copyOf(made.values())) {
      if (!(subscriptions.end(asker, id) instanceof HelixAnswer.Answered<Boolean> _)) {
        break;
      }
    }
    forget();
  }

  /// Twitch ended one; it is not made again, but where it was we who did not answer.
  void revoked(Message.Revoked revoked) {
    var topic = revoked.topic();
    if (made.getOrDefault(topic, revoked.id()).equals(revoked.id())) {
      made.remove(topic);
      if (!revoked.status().equals(UNANSWERED)) {
        refused.put(topic, revoked.status());
      }
    }
  }

  /// Does what is to be done now.
  ///
  /// @param wanted what costs nothing first: Twitch's bound holds for the rest
  void sync(List<Topic> wanted, Place place) {
    var now = clock.instant();
    if (!this.place.isEmpty() && !this.place.equals(place.name())) {
      // Whether what was subscribed to moved along, Twitch's list says.
      placeBefore = this.place;
      listAt = now;
    }
    this.place = place.name();
    refused.keySet().retainAll(Set.copyOf(wanted));
    if (waitUntil.isAfter(now)) {
      return;
    }
    if (!fullUntil.isAfter(now)) {
      trouble = null;
    }
    shutOut = false;
    if (!listAt.isAfter(now) && !(place.isFresh() && made.isEmpty())) {
      list(place);
    }
    end(Set.copyOf(wanted));
    var calls = 0;
    for (var topic : wanted) {
      if (waitUntil.isAfter(now) || fullUntil.isAfter(now)) {
        return;
      }
      if (!made.containsKey(topic) && !refused.containsKey(topic)) {
        make(topic, place);
        if (++calls == CALLS_MAX) {
          return;
        }
      }
    }
  }

  private void end(Set<Topic> wanted) {
    for (var one : List.copyOf(made.entrySet())) {
      if (waitUntil.isAfter(clock.instant())) {
        return;
      }
      if (!wanted.contains(one.getKey())) {
        end(one.getKey(), one.getValue());
      }
    }
  }

  private void end(Topic topic, String id) {
    switch (subscriptions.end(asker, id)) {
      case HelixAnswer.Answered<Boolean> _, HelixAnswer.Refused<Boolean> _ -> {
        made.remove(topic);
        fullUntil = Instant.MIN;
      }
      case HelixAnswer.Away<Boolean>(var until) -> waitUntil = until;
      case HelixAnswer.NoKey<Boolean> _ -> noKey();
    }
  }

  private void make(Topic topic, Place place) {
    switch (subscriptions.make(asker, topic, place.json())) {
      case HelixAnswer.Answered<String>(var id) -> {
        made.put(topic, id);
        fullFor = SOON;
        listSoon();
      }
      case HelixAnswer.Refused<String>(var status, var words) -> refused(topic, status, words);
      case HelixAnswer.Away<String>(var until) -> waitUntil = until;
      case HelixAnswer.NoKey<String> _ -> noKey();
    }
  }

  private void refused(Topic topic, int status, String words) {
    switch (status) {
      // It is there already: the list says as what.
      case CONFLICT -> {
        listAt = clock.instant();
        waitUntil = clock.instant().plusSeconds(1);
      }
      case TOO_MANY -> {
        trouble = "Twitch allows no more subscriptions: " + words;
        fullUntil = clock.instant().plus(fullFor);
        fullFor = fullFor.multipliedBy(2).compareTo(ROUND) < 0 ? fullFor.multipliedBy(2) : ROUND;
      }
      case WRONG -> {
        if (words.contains("session")) {
          // It is over; the line says so in a moment.
          waitUntil = clock.instant().plusSeconds(2);
        } else {
          refused.put(topic, words);
        }
      }
      default -> refused.put(topic, words);
    }
  }

  private void listSoon() {
    var soon = clock.instant().plus(SOON);
    if (listAt.isAfter(soon)) {
      listAt = soon;
    }
  }

  /// An installation without an app of Twitch's has none, and that is no trouble.
  private void noKey() {
    if (asker instanceof Asker.Person) {
      trouble = "Twitch does not let us in with this account any more.";
    }
    waitUntil = clock.instant().plus(SOON);
    shutOut = true;
  }

  /// Reads Twitch's list: it is right, and we are not. What is dead is taken away, and so is what
  /// is told to us twice; what lives and is told elsewhere is somebody else's.
  private void list(Place place) {
    switch (subscriptions.list(asker)) {
      case HelixAnswer.Answered<List<Subscriptions.Listed>>(var all) -> {
        listAt = clock.instant().plus(ROUND);
        made.clear();
        for (var one : all) {
          found(one, place);
        }
      }
      case HelixAnswer.Refused<List<Subscriptions.Listed>> _ ->
          listAt = clock.instant().plus(ROUND);
      case HelixAnswer.Away<List<Subscriptions.Listed>>(var until) -> waitUntil = until;
      case HelixAnswer.NoKey<List<Subscriptions.Listed>> _ -> noKey();
    }
  }

  private void found(Subscriptions.Listed one, Place place) {
    var isOurs = one.place().equals(place.name());
    var wasOurs = !placeBefore.isEmpty() && one.place().equals(placeBefore);
    var isAlive = one.isEnabled() || one.isPending();
    if (isOurs && isAlive && made.putIfAbsent(one.topic(), one.id()) == null) {
      if (one.isPending()) {
        listSoon();
      }
      return;
    }
    if (isOurs && one.status().equals("webhook_callback_verification_failed")) {
      trouble = "Twitch could not call " + one.place() + ", the next try is in ten minutes.";
      fullUntil = clock.instant().plus(UNREACHABLE);
    }
    var isStray = isOurs || wasOurs || one.status().startsWith("websocket_");
    if (isStray && !waitUntil.isAfter(clock.instant())) {
      switch (subscriptions.end(asker, one.id())) {
        case HelixAnswer.Away<Boolean>(var until) -> waitUntil = until;
        case HelixAnswer.NoKey<Boolean> _ -> noKey();
        case HelixAnswer.Answered<Boolean> _, HelixAnswer.Refused<Boolean> _ -> {}
      }
    }
  }
}
