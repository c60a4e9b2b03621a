package hubbub.testkit.twitch;

import hubbub.platform.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Plays Twitch's EventSub: subscriptions with what they cost there, sessions and webhooks.
///
/// Allowed are 10 of cost, 3 sessions and 300 subscriptions a session for each user, and 10,000 of
/// cost for all webhooks.
public final class TwitchEventSub implements AutoCloseable {
  static final String PATH = "/eventsub/subscriptions";
  private static final int COST_MAX = 10;
  private static final int WEBHOOK_COST_MAX = 10_000;
  private static final int SESSION_MAX = 300;
  private static final int SESSIONS_MAX = 3;
  private static final int PAGE_MAX = 100;

  /// Every webhook that was called, with what it answered.
  public final TwitchHooks hooks = new TwitchHooks();

  /// The sessions' lines.
  public final TwitchSockets sockets;

  private final TwitchWorld world;
  private final Clock clock;
  private final Map<String, TwitchSubscription> subscriptions = new LinkedHashMap<>();
  private final Map<String, Set<String>> allowed = new HashMap<>();
  private List<Runnable> last = List.of();
  private int given;

  TwitchEventSub(TwitchWorld world, Clock clock) {
    this.world = world;
    this.clock = clock;
    sockets = new TwitchSockets(clock, this::sessionEnded, this::isUsed);
  }

  /// What `twitch.eventsub.url` is set to.
  public String url() {
    return sockets.url();
  }

  /// Somebody allows the program something.
  public synchronized void allows(String userId, String... scopes) {
    allowed.put(userId, Set.of(scopes));
  }

  /// Somebody takes back all that they allowed.
  public void takesBack(String userId) {
    synchronized (this) {
      allowed.remove(userId);
    }
    for (var one : enabled()) {
      if (one.user().equals(userId) || one.condition().containsValue(userId)) {
        revoke(one.id(), "authorization_revoked");
      }
    }
  }

  public synchronized List<TwitchSubscription> all() {
    return List.copyOf(subscriptions.values());
  }

  public List<TwitchSubscription> enabled() {
    return all().stream().filter(TwitchSubscription::isEnabled).toList();
  }

  /// A subscription of somebody else's making.
  public synchronized void has(TwitchSubscription subscription) {
    subscriptions.put(subscription.id(), subscription);
  }

  /// One is gone without a word.
  public synchronized void forget(String id) {
    subscriptions.remove(id);
  }

  /// Twitch ends one, and says why.
  public void revoke(String id, String status) {
    TwitchSubscription gone;
    synchronized (this) {
      var one = subscriptions.remove(id);
      if (one == null) {
        return;
      }
      gone = one.now(status);
    }
    tell(gone, "revocation", Map.of("subscription", gone.json())).run();
  }

  /// Something happens: whoever subscribed to it is told.
  ///
  /// @return to how many subscriptions
  public int happens(String type, Map<String, ?> event) {
    var json = Json.mapper().readTree(Json.write(event));
    var told = new ArrayList<Runnable>();
    for (var one : all()) {
      if (one.tellsOf(type, json)) {
        told.add(tell(one, "notification", Map.of("subscription", one.json(), "event", event)));
      }
    }
    last = told;
    told.forEach(Runnable::run);
    return told.size();
  }

  /// Tells the last event again, word by word.
  public void again() {
    last.forEach(Runnable::run);
  }

  private Runnable tell(TwitchSubscription to, String sort, Map<String, Object> payload) {
    var id = UUID.randomUUID().toString();
    if (to.webhook()) {
      var at = clock.instant();
      return () -> hooks.call(to, sort, id, at, payload);
    }
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("message_id", id);
    metadata.put("message_type", sort);
    metadata.put("message_timestamp", TwitchSockets.nanos(clock.instant()));
    metadata.put("subscription_type", to.type());
    metadata.put("subscription_version", to.version());
    var text = Json.write(Map.of("metadata", metadata, "payload", payload));
    return () -> sockets.say(to.place(), text);
  }

  private synchronized void sessionEnded(String session, String status) {
    subscriptions.replaceAll(
        (_, one) -> one.place().equals(session) && one.isEnabled() ? one.now(status) : one);
  }

  private synchronized boolean isUsed(String session) {
    return subscriptions.values().stream()
        .anyMatch(one -> one.place().equals(session) && one.isEnabled());
  }

  TwitchAnswer answer(TwitchCall call, TwitchHolder holder) {
    return switch (call.method()) {
      case "GET" -> list(call, holder);
      case "POST" -> {
        try {
          yield make(Json.mapper().readTree(call.body()), holder);
        } catch (JacksonException _) {
          yield TwitchAnswer.error(400, "The request body is not valid JSON.");
        }
      }
      case "DELETE" -> delete(call.one("id"), holder);
      default -> TwitchAnswer.error(404, "Not Found");
    };
  }

  private synchronized TwitchAnswer list(TwitchCall call, TwitchHolder holder) {
    var filters =
        List.of("status", "type", "user_id", "subscription_id").stream()
            .filter(name -> !call.one(name).isEmpty())
            .count();
    if (filters > 1) {
      return TwitchAnswer.error(400, "Only one filter may be used.");
    }
    var mine =
        subscriptions.values().stream()
            .filter(one -> isOf(one, holder))
            .filter(one -> isAsked(call.one("status"), one.status()))
            .filter(one -> isAsked(call.one("type"), one.type()))
            .filter(one -> isAsked(call.one("subscription_id"), one.id()))
            .filter(one ->
                call.one("user_id").isEmpty() || one.condition().containsValue(call.one("user_id")))
            .map(TwitchSubscription::json)
            .toList();
    var from = call.number("after", 0);
    var until = Math.min(mine.size(), from + PAGE_MAX);
    var body = body(mine.subList(from, until), holder);
    body.put(
        "pagination", until < mine.size() ? Map.of("cursor", Integer.toString(until)) : Map.of());
    return new TwitchAnswer(200, Json.write(body));
  }

  private static boolean isAsked(String asked, String is) {
    return asked.isEmpty() || asked.equals(is);
  }

  private static boolean isOf(TwitchSubscription one, TwitchHolder holder) {
    return one.webhook() ? holder.userId().isEmpty() : one.user().equals(holder.userId());
  }

  private Map<String, Object> body(List<?> data, TwitchHolder holder) {
    var mine = subscriptions.values().stream().filter(one -> isOf(one, holder)).toList();
    var body = new LinkedHashMap<String, Object>();
    body.put("data", data);
    body.put("total", mine.size());
    body.put("total_cost", cost(holder));
    body.put("max_total_cost", costMax(holder));
    return body;
  }

  private static int costMax(TwitchHolder holder) {
    return holder.userId().isEmpty() ? WEBHOOK_COST_MAX : COST_MAX;
  }

  private int cost(TwitchHolder holder) {
    return subscriptions.values().stream()
        .filter(one -> isOf(one, holder) && one.isEnabled())
        .mapToInt(TwitchSubscription::cost)
        .sum();
  }

  private synchronized TwitchAnswer make(JsonNode wish, TwitchHolder holder) {
    var type = wish.path("type").asString("");
    var version = wish.path("version").asString("");
    var condition = new LinkedHashMap<String, String>();
    wish.path("condition")
        .properties()
        .forEach(one -> condition.put(one.getKey(), one.getValue().asString("")));
    var transport = wish.path("transport");
    var webhook = transport.path("method").asString("").equals("webhook");
    if (!TwitchTypes.isKnown(type, version)) {
      return TwitchAnswer.error(400, "invalid subscription type and version");
    }
    var known = TwitchTypes.of(type, version);
    if (condition.isEmpty()
        || condition.containsValue("")
        || !condition.keySet().containsAll(known.keys())
        || (type.equals("channel.raid") && condition.size() != 1)) {
      return TwitchAnswer.error(400, "invalid condition");
    }
    if (webhook != holder.userId().isEmpty()) {
      return TwitchAnswer.error(401, "the transport and the kind of token do not go together");
    }
    var one =
        new TwitchSubscription(
            "sub-" + ++given,
            webhook ? "webhook_callback_verification_pending" : "enabled",
            type,
            version,
            Map.copyOf(condition),
            holder.userId(),
            condition.values().stream().anyMatch(allowed::containsKey) ? 0 : 1,
            webhook,
            transport.path(webhook ? "callback" : "session_id").asString(""),
            transport.path("secret").asString(""));
    return made(one, known, holder);
  }

  private TwitchAnswer made(TwitchSubscription one, TwitchTypes.Type known, TwitchHolder holder) {
    if (one.webhook()) {
      if (!one.place().matches("https://[^/:]+(:443)?/.*")
          || !one.secret().matches("[ -~]{10,100}")) {
        return TwitchAnswer.error(400, "invalid transport and auth combination");
      }
    } else if (!sockets.isOpen(one.place())) {
      return TwitchAnswer.error(
          400, "websocket transport session does not exist or has already disconnected");
    }
    if (!known.scope().isEmpty() && !isAllowed(one, known.scope(), holder)) {
      return TwitchAnswer.error(403, "subscription missing proper authorization");
    }
    if (subscriptions.values().stream().anyMatch(other -> other.isLike(one))) {
      return TwitchAnswer.error(409, "subscription already exists");
    }
    if (cost(holder) + one.cost() > costMax(holder)) {
      return TwitchAnswer.error(429, "number of subscriptions: maximum total cost exceeded");
    }
    if (!one.webhook() && !fits(one, holder)) {
      return TwitchAnswer.error(429, "number of websocket transports limit exceeded");
    }
    subscriptions.put(one.id(), one);
    if (one.webhook()) {
      hooks.verify(one, clock.instant(), this::verified);
    } else {
      sockets.use(one.place(), holder.userId());
    }
    return new TwitchAnswer(202, Json.write(body(List.of(one.json()), holder)));
  }

  /// Whoever reads along must have allowed it, and keep order there.
  private boolean isAllowed(TwitchSubscription one, String scope, TwitchHolder holder) {
    var broadcaster = one.condition().getOrDefault("broadcaster_user_id", "");
    var user = one.condition().getOrDefault("moderator_user_id", broadcaster);
    return allowed.getOrDefault(user, Set.of()).contains(scope)
        && (one.webhook() || user.equals(holder.userId()))
        && (user.equals(broadcaster) || world.moderatedBy(user).contains(broadcaster));
  }

  private boolean fits(TwitchSubscription one, TwitchHolder holder) {
    var mine =
        subscriptions.values().stream()
            .filter(other -> isOf(other, holder) && other.isEnabled())
            .map(TwitchSubscription::place)
            .toList();
    var sessions = Set.copyOf(mine);
    return mine.stream().filter(one.place()::equals).count() < SESSION_MAX
        && (sessions.contains(one.place()) || sessions.size() < SESSIONS_MAX);
  }

  private synchronized void verified(String id, boolean isVerified) {
    subscriptions.computeIfPresent(
        id, (_, one) -> one.now(isVerified ? "enabled" : "webhook_callback_verification_failed"));
  }

  private synchronized TwitchAnswer delete(String id, TwitchHolder holder) {
    var one = subscriptions.get(id);
    if (one == null || !isOf(one, holder)) {
      return TwitchAnswer.error(404, "subscription not found");
    }
    subscriptions.remove(id);
    return new TwitchAnswer(204, "");
  }

  @Override
  public void close() {
    sockets.close();
    hooks.close();
  }
}
