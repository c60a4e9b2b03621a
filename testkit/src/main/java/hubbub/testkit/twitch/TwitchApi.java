package hubbub.testkit.twitch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Plays `api.twitch.tv/helix` on a free port: tokens, points and answers as Twitch documents them,
/// and the troubles that a test asks for.
public final class TwitchApi implements AutoCloseable {
  private static final String ROOT = "/helix";
  private static final String BEARER = "Bearer ";

  /// What it answers next, whatever is asked.
  public final ConcurrentLinkedQueue<TwitchAnswer> troubles = new ConcurrentLinkedQueue<>();

  public final List<TwitchCall> calls = new CopyOnWriteArrayList<>();

  /// What it tells, and to whom.
  public final TwitchEventSub eventSub;

  private final Clock clock;
  private final Function<String, Optional<TwitchHolder>> holders;
  private final HelixCalls helix;
  private final TwitchPoints points = new TwitchPoints();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile boolean hanging;

  /// @param clock by which points are refilled
  /// @param holders who holds a token; empty for one that is not, or no longer, valid
  public TwitchApi(
      TwitchWorld world, Clock clock, Function<String, Optional<TwitchHolder>> holders) {
    this.clock = clock;
    this.holders = holders;
    helix = new HelixCalls(world);
    eventSub = new TwitchEventSub(world, clock);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /// What `twitch.helix.url` is set to.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ROOT;
  }

  /// Takes requests from now on, and answers none of them.
  public void hang() {
    hanging = true;
  }

  /// Takes all points of a token away.
  public void exhaust(String token) {
    points.empty(token, clock.instant());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = read(exchange);
      calls.add(call);
      if (hanging) {
        closed.await();
        return;
      }
      var taken = points.take(call.token(), clock.instant());
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json; charset=utf-8");
      headers.set("Ratelimit-Limit", Integer.toString(TwitchPoints.LIMIT));
      headers.set("Ratelimit-Remaining", Integer.toString(Math.max(0, taken.left())));
      headers.set("Ratelimit-Reset", Long.toString(taken.reset()));
      headers.set("Location", "/elsewhere");
      var answer = answer(call, taken.left() < 0);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static TwitchCall read(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var path = uri.getPath();
    var query = uri.getRawQuery();
    var authorization = header(exchange, "Authorization");
    return new TwitchCall(
        exchange.getRequestMethod(),
        path.startsWith(ROOT) ? path.substring(ROOT.length()) : path,
        query == null ? "" : query,
        authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "",
        header(exchange, "Client-Id"),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private TwitchAnswer answer(TwitchCall call, boolean exhausted) {
    var trouble = troubles.poll();
    if (trouble != null) {
      return trouble;
    }
    if (call.token().isEmpty()) {
      return TwitchAnswer.error(401, "OAuth token is missing");
    }
    var holder = holders.apply(call.token());
    if (holder.isEmpty()) {
      return TwitchAnswer.error(401, "Invalid OAuth token");
    }
    if (!holder.get().clientId().equals(call.clientId())) {
      return TwitchAnswer.error(401, "Client ID and OAuth token do not match");
    }
    if (exhausted) {
      return TwitchAnswer.error(429, "Too Many Requests");
    }
    return call.path().equals(TwitchEventSub.PATH)
        ? eventSub.answer(call, holder.get())
        : helix.answer(call, holder.get());
  }

  @Override
  public void close() {
    closed.countDown();
    eventSub.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
