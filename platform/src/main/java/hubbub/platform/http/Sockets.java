package hubbub.platform.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
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
    if (closing) {
      throw Refusal.away("the server is going away", java.time.Duration.ofSeconds(1));
    }
    var talk = shaken(exchange, handler, stillMay);
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
  private Talk shaken(Exchange exchange, SocketHandler handler, BooleanSupplier stillMay) {
    var answer = Handshake.answer(exchange, handler);
    var channel = Takeover.channel(exchange.raw().connection());
    var talk = new Talk(channel, config.limits(), backlog, stillMay, handler.takesBytes());
    var shaken = new CompletableFuture<Void>();
    exchange
        .loop()
        .runOnContext(_ -> {
          try {
            Takeover.take(channel, talk.handlers(config.limits().messageLengthMax()));
            var bytes = Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII);
            var _ = channel.writeAndFlush(bytes, channel.voidPromise());
            shaken.complete(null);
          } catch (RuntimeException e) {
            shaken.completeExceptionally(e);
          }
        });
    shaken.join();
    return talk;
  }
}
