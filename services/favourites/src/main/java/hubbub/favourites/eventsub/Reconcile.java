package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Moderated;
import hubbub.favourites.domain.Person;
import hubbub.favourites.eventsub.Standing.Silent;
import hubbub.favourites.helix.Asker;
import hubbub.favourites.store.SqlPeople;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Brings what Twitch tells to what the [Plan] wants. Passes are one thread's.
final class Reconcile {
  /// Sessions that are opened at once: each must have its first subscription within 10 s.
  private static final int OPENING_MAX = 4;

  private static final int KEYLESS_SECONDS = 60;
  private static final String LEFT_OUT =
      "As many people listen to Twitch as may; for others it is looked at in rounds alone.";

  private final EventSubConfig config;
  private final SqlPeople people;
  private final Moderating moderating;
  private final Subscriptions subscriptions;
  private final Predicate<String> hasKey;
  private final BiFunction<String, Queue<Message.Revoked>, EventSocket> opens;
  private final Clock clock;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> keyless = new HashMap<>();
  private final Map<String, Long> changes = new HashMap<>();
  private SqlPeople.AtTwitch at = new SqlPeople.AtTwitch(List.of(), Map.of(), Map.of());
  private boolean isStale = true;
  private Optional<Called> hook = Optional.empty();
  private volatile Standing standing = Standing.none();

  /// @param hasKey whether an account has a key to Twitch
  /// @param opens a session in an account's name, which tells what Twitch ends
  Reconcile(
      EventSubConfig config,
      SqlPeople people,
      Moderating moderating,
      Subscriptions subscriptions,
      Predicate<String> hasKey,
      BiFunction<String, Queue<Message.Revoked>, EventSocket> opens,
      Clock clock) {
    this.config = config;
    this.people = people;
    this.moderating = moderating;
    this.subscriptions = subscriptions;
    this.hasKey = hasKey;
    this.opens = opens;
    this.clock = clock;
  }

  private static final class Session {
    final EventSocket socket;
    final Queue<Message.Revoked> revoked;
    final Holding holding;
    long number;

    Session(EventSocket socket, Queue<Message.Revoked> revoked, Holding holding) {
      this.socket = socket;
      this.revoked = revoked;
      this.holding = holding;
    }
  }

  Standing standing() {
    return standing;
  }

  /// Looks whether sessions live.
  void tick() {
    sessions.values().forEach(one -> one.socket.tick());
  }

  void close() {
    sessions.values().forEach(one -> one.socket.close());
  }

  /// Does what is to be done now.
  ///
  /// @param changed whether what is wanted may be otherwise
  void pass(boolean changed) {
    if (changed || isStale) {
      at = people.atTwitch();
      isStale = false;
      changes
          .keySet()
          .retainAll(at.people().stream().map(Person::accountId).collect(Collectors.toSet()));
    }
    if (hook.isPresent()) {
      call(hook.get());
    } else {
      listen();
    }
    isStale |= moderating.turn(at.people());
  }

  /// Whether somebody signed in with Twitch anew: what it refused is tried again.
  private boolean isAnew(Person person) {
    var before = changes.put(person.accountId(), person.change());
    return before != null && before != person.change();
  }

  private Wishes wishes(List<Person> able, boolean webhook) {
    var moderated = new HashMap<String, Set<String>>();
    at.moderated()
        .forEach((account, channels) ->
            moderated.put(
                account,
                channels.stream()
                    .filter(one -> one.ended().isEmpty())
                    .map(Moderated::twitchId)
                    .collect(Collectors.toSet())));
    return new Wishes(able, at.favourites(), moderated, webhook);
  }

  /// Twitch calls us, in the installation's name.
  private void call(Called called) {
    var plan = Plan.of(wishes(at.people(), true));
    for (var one = called.revoked.poll(); one != null; one = called.revoked.poll()) {
      called.holding.revoked(one);
    }
    for (var person : at.people()) {
      if (isAnew(person)) {
        called.holding.again(topic -> topic.condition().containsValue(person.twitchId()));
      }
    }
    var wanted = plan.wanted().getOrDefault(Plan.INSTALLATION, List.of());
    called.holding.sync(wanted, called.place);
    isStale |= moderating.end(at.people(), wanted, called.holding.refused());
    var refused = new HashMap<String, List<Silent>>();
    for (var person : at.people()) {
      refused.put(
          person.accountId(), Silences.ofOwn(person, called.holding.refused(), moderated(person)));
    }
    var troubles = new HashMap<String, String>();
    called.holding.trouble().ifPresent(words -> troubles.put(Plan.INSTALLATION, words));
    var listening =
        called.holding.size() > 0 && troubles.isEmpty()
            ? Set.of(Plan.INSTALLATION)
            : Set.<String>of();
    standing = new Standing(plan, true, called.holding.told(), listening, refused, troubles);
  }

  /// Where Twitch calls us.
  ///
  /// @param revoked what it ended since
  private record Called(Holding holding, Holding.Place place, Queue<Message.Revoked> revoked) {}

  /// From now on Twitch calls us.
  ///
  /// @param secret with which it signs
  /// @return what is to be told of subscriptions that Twitch ends
  Consumer<Message.Revoked> hook(URI callback, String secret) {
    var json = Map.of("method", "webhook", "callback", callback.toString(), "secret", secret);
    var place = new Holding.Place(callback.toString(), json, false);
    var revoked = new ConcurrentLinkedQueue<Message.Revoked>();
    hook =
        Optional.of(
            new Called(new Holding(new Asker.Rounds(), subscriptions, clock), place, revoked));
    return revoked::add;
  }

  /// Each person listens by a session.
  private void listen() {
    var able = at.people().stream().filter(this::isAble).limit(config.socketsMax()).toList();
    var plan = Plan.of(wishes(able, false));
    var byAccount = new HashMap<String, Person>();
    able.forEach(one -> byAccount.put(one.accountId(), one));
    closeOthers(byAccount);
    for (var person : able) {
      sync(person, plan.wanted().getOrDefault(person.accountId(), List.of()));
    }
    standing = standing(plan, byAccount);
  }

  /// Whom there is no session for, although there could be.
  private List<String> leftOut(Map<String, Person> able) {
    return able.size() < config.socketsMax()
        ? List.of()
        : at.people().stream()
            .map(Person::accountId)
            .filter(account -> !able.containsKey(account) && !keyless.containsKey(account))
            .toList();
  }

  private boolean isAble(Person person) {
    var account = person.accountId();
    if (sessions.containsKey(account)) {
      return true;
    }
    var now = clock.instant();
    if (keyless.getOrDefault(account, Instant.MIN).isAfter(now)) {
      return false;
    }
    if (hasKey.test(account)) {
      keyless.remove(account);
      return true;
    }
    keyless.put(account, now.plusSeconds(KEYLESS_SECONDS));
    return false;
  }

  private void closeOthers(Map<String, Person> people) {
    for (var account : new HashSet<>(sessions.keySet())) {
      if (!people.containsKey(account)) {
        var gone = sessions.remove(account);
        if (gone != null) {
          gone.holding.leave();
          gone.socket.close();
        }
      }
    }
    keyless.values().removeIf(until -> !until.isAfter(clock.instant()));
  }

  private void sync(Person person, List<Topic> wanted) {
    var account = person.accountId();
    var session = sessions.get(account);
    if (session == null) {
      if (opening() < OPENING_MAX) {
        open(account);
      }
      return;
    }
    for (var one = session.revoked.poll(); one != null; one = session.revoked.poll()) {
      session.holding.revoked(one);
    }
    isStale |= moderating.end(at.people(), wanted, session.holding.refused());
    var now = session.socket.session();
    if (now.isEmpty()) {
      return;
    }
    if (now.get().number() != session.number) {
      session.number = now.get().number();
      session.holding.forget();
    }
    if (isAnew(person)) {
      session.holding.again(_ -> true);
    }
    var id = now.get().id();
    var json = Map.of("method", "websocket", "session_id", id);
    session.holding.sync(wanted, new Holding.Place(id, json, session.number == 1));
    if (session.holding.isShutOut()) {
      // Others may pay for what they share.
      sessions.remove(account);
      session.socket.close();
      keyless.put(account, clock.instant().plusSeconds(KEYLESS_SECONDS));
    }
  }

  private long opening() {
    return sessions.values().stream().filter(one -> one.number == 0).count();
  }

  private void open(String account) {
    var revoked = new ConcurrentLinkedQueue<Message.Revoked>();
    var holding = new Holding(new Asker.Person(account), subscriptions, clock);
    sessions.put(account, new Session(opens.apply(account, revoked), revoked, holding));
  }

  private Standing standing(Plan plan, Map<String, Person> people) {
    var listening = new HashSet<String>();
    var refused = new HashMap<String, List<Silent>>();
    var troubles = new HashMap<String, String>();
    var told = new HashSet<String>();
    sessions.forEach((account, session) -> {
      if (session.socket.session().isPresent() && session.holding.size() > 0) {
        listening.add(account);
        told.addAll(session.holding.told());
      }
      if (session.socket.isInTrouble()) {
        troubles.put(account, "Twitch cannot be reached; we go on trying.");
      }
      session.holding.trouble().ifPresent(words -> troubles.put(account, words));
      var person = people.get(account);
      if (person != null) {
        refused.put(account, Silences.of(person, session.holding.refused(), moderated(person)));
      }
    });
    for (var account : leftOut(people)) {
      troubles.put(account, LEFT_OUT);
    }
    return new Standing(plan, false, told, listening, refused, troubles);
  }

  private List<Moderated> moderated(Person person) {
    return at.moderated().getOrDefault(person.accountId(), List.of());
  }

  /// For the health page.
  Map<String, Object> figures() {
    if (hook.isPresent()) {
      return Map.of("subscriptions", hook.get().holding.size());
    }
    return Map.of(
        "sessions",
        sessions.values().stream().filter(one -> one.socket.session().isPresent()).count(),
        "subscriptions",
        sessions.values().stream().mapToInt(one -> one.holding.size()).sum());
  }
}
