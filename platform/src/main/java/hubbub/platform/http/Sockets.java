package hubbub.platform.http;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All WebSockets: opens them, pings them, closes them at the end.
final class Sockets {
  /// RFC 6455 §7.4.1: we are going away.
  private static final int GOING_AWAY = 1001;

  private final HttpConfig config;
  private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
  private final Backlog backlog = Backlog.ofMemory();
  private volatile boolean closing;
  private @Nullable Vertx vertx;
  private long timer;

  Sockets(HttpConfig config) {
    this.config = config;
  }

  void begin(Vertx of) {
    vertx = of;
    timer = of.setPeriodic(config.times().ping().toMillis(), _ -> talks.forEach(Talk::ping));
  }

  /// Turns a request into a WebSocket, and lets the handler speak on it. On a virtual thread.
  ///
  /// @param stillMay whether who asked still may use it; asked with every ping
  void open(Exchange exchange, SocketHandler handler, BooleanSupplier stillMay) {
    var request = exchange.raw();
    if (closing) {
      throw Refusal.away("the server is going away", java.time.Duration.ofSeconds(1));
    }
    if (!request.canUpgradeToWebSocket()
        || !exchange.header("Sec-WebSocket-Version").filter("13"::equals).isPresent()) {
      throw new Refusal(426, "this address speaks WebSocket, version 13", List.of());
    }
    var talk = shaken(exchange, stillMay);
    talks.add(talk);
    talk.onClosed(() -> talks.remove(talk));
    talk.begin(exchange, handler);
    if (closing) {
      talk.close(GOING_AWAY, "the server is going away");
    }
  }

  /// How many are open.
  int count() {
    return talks.size();
  }

  void close() {
    closing = true;
    if (vertx != null) {
      vertx.cancelTimer(timer);
    }
    talks.forEach(talk -> talk.close(GOING_AWAY, "the server is going away"));
  }

  /// On the event loop, so that somebody listens before the first frame can come.
  private Talk shaken(Exchange exchange, BooleanSupplier stillMay) {
    var shaken = new CompletableFuture<Talk>();
    var connection = exchange.raw().connection();
    Consumer<Boolean> reading = whether -> Connections.read(whether, connection);
    exchange
        .loop()
        .runOnContext(_ -> {
          try {
            exchange
                .raw()
                .toWebSocket()
                .map(socket -> new Talk(socket, config.limits(), backlog, reading, stillMay))
                .onSuccess(shaken::complete)
                .onFailure(shaken::completeExceptionally);
          } catch (IllegalStateException e) {
            shaken.completeExceptionally(e);
          }
        });
    try {
      return shaken.join();
    } catch (CompletionException e) {
      throw new Refusal(400, "the WebSocket handshake failed", List.of());
    }
  }
}
