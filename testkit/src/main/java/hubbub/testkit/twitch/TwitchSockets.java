package hubbub.testkit.twitch;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The WebSockets of the tests' EventSub, on a free port.
public final class TwitchSockets implements AutoCloseable {
  /// As Twitch says without being asked for another.
  public static final Duration KEEPALIVE = Duration.ofSeconds(10);

  private static final Duration UNUSED_MAX = Duration.ofSeconds(10);
  private static final int UNUSED = 4003;
  private static final int TICK_MILLIS = 20;
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final BiConsumer<String, String> ended;
  private final Predicate<String> isUsed;
  private final Map<String, TwitchSession> sessions = new ConcurrentHashMap<>();
  private final List<Integer> codes = new CopyOnWriteArrayList<>();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket server;
  private volatile boolean muted;
  private volatile boolean welcomes = true;
  private volatile boolean refuses;

  /// @param ended hears of sessions that are over, with what becomes of their subscriptions
  /// @param isUsed whether a session has subscriptions
  TwitchSockets(Clock clock, BiConsumer<String, String> ended, Predicate<String> isUsed) {
    this.clock = clock;
    this.ended = ended;
    this.isUsed = isUsed;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
    threads.execute(this::watch);
  }

  String url() {
    return "ws://127.0.0.1:" + server.getLocalPort() + "/ws";
  }

  static String nanos(Instant at) {
    return NANOS.format(at);
  }

  /// The sessions that are open.
  public List<String> open() {
    return sessions.values().stream().filter(TwitchSession::isOpen).map(one -> one.id).toList();
  }

  /// How many lines were opened so far.
  public int connected() {
    return connected.get();
  }

  /// How many lines were turned away.
  public int refused() {
    return refused.get();
  }

  /// With which codes Twitch closed sessions.
  public List<Integer> codes() {
    return List.copyOf(codes);
  }

  /// No more signs of life.
  public void mute() {
    muted = true;
  }

  /// Whether new lines are welcomed.
  public void welcomes(boolean now) {
    welcomes = now;
  }

  /// Whether new lines are turned away.
  public void refuses(boolean now) {
    refuses = now;
  }

  /// Asks all clients to come by another line.
  public void reconnect() {
    reconnectAt(id -> url() + "?reconnect=" + id);
  }

  /// Asks all clients to come to an address.
  public void reconnectAt(UnaryOperator<String> address) {
    for (var one : sessions.values()) {
      var session = new LinkedHashMap<String, Object>();
      session.put("id", one.id);
      session.put("status", "reconnecting");
      session.put("keepalive_timeout_seconds", null);
      session.put("reconnect_url", address.apply(one.id));
      session.put("connected_at", nanos(one.opened));
      say(one, "session_reconnect", Map.of("session", session));
    }
  }

  /// All lines break.
  public void drop() {
    sessions.values().forEach(one -> one.line.close());
  }

  /// Closes all sessions with a code.
  public void end(int code) {
    sessions.values().forEach(one -> end(one, code, "websocket_internal_error"));
  }

  /// Says something to all that is no message of EventSub's.
  public void raw(String text) {
    sessions.values().forEach(one -> one.line.say(text));
  }

  public void keepalive() {
    sessions.values().forEach(one -> say(one, "session_keepalive", Map.of()));
  }

  boolean isOpen(String session) {
    var one = sessions.get(session);
    return one != null && one.isOpen();
  }

  void use(String session, String user) {
    var one = sessions.get(session);
    if (one != null) {
      one.user = user;
    }
  }

  void say(String session, String text) {
    var one = sessions.get(session);
    if (one != null) {
      one.say(text, clock.instant());
    }
  }

  private void say(TwitchSession one, String sort, Map<String, ?> payload) {
    var metadata =
        Map.of(
            "message_id", UUID.randomUUID().toString(),
            "message_type", sort,
            "message_timestamp", nanos(clock.instant()));
    one.say(Json.write(Map.of("metadata", metadata, "payload", payload)), clock.instant());
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try {
      if (refuses) {
        refused.incrementAndGet();
        socket.close();
        return;
      }
      var line = new TwitchLine(socket);
      connected.incrementAndGet();
      if (!welcomes) {
        line.listen();
        return;
      }
      var session = session(line);
      var says = new LinkedHashMap<String, Object>();
      says.put("id", session.id);
      says.put("status", "connected");
      says.put("connected_at", nanos(clock.instant()));
      says.put("keepalive_timeout_seconds", KEEPALIVE.toSeconds());
      says.put("reconnect_url", null);
      says.put("recovery_url", null);
      say(session, "session_welcome", Map.of("session", says));
      line.listen();
      if (session.line.equals(line)) {
        sessions.remove(session.id);
        ended.accept(session.id, "websocket_disconnected");
      }
    } catch (IOException _) {
      // It gave up.
    }
  }

  private TwitchSession session(TwitchLine line) {
    var marker = line.target().indexOf("?reconnect=");
    var before =
        marker < 0 ? null : sessions.get(line.target().substring(marker + "?reconnect=".length()));
    if (before != null) {
      before.line = line;
      return before;
    }
    var session = new TwitchSession(UUID.randomUUID().toString(), line, clock.instant());
    sessions.put(session.id, session);
    return session;
  }

  private void watch() {
    try {
      while (!server.isClosed()) {
        var now = clock.instant();
        for (var one : sessions.values()) {
          if (!one.opened.plus(UNUSED_MAX).isAfter(now) && !isUsed.test(one.id)) {
            end(one, UNUSED, "websocket_connection_unused");
          } else if (!muted && !one.said.plus(KEEPALIVE).isAfter(now)) {
            say(one, "session_keepalive", Map.of());
          }
        }
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(TwitchSession one, int code, String status) {
    sessions.remove(one.id);
    ended.accept(one.id, status);
    codes.add(code);
    one.line.end(code, status);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drop();
    threads.shutdownNow();
  }
}
