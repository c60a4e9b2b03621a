package hubbub.platform.http;

import hubbub.platform.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AttributeKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections as they open: counted, bounded, and each with a [Pace] in its pipeline. Runs on
/// event loops.
final class Connections {
  private static final AttributeKey<Boolean> ENDING = AttributeKey.valueOf("hubbub.ending");

  private final HttpConfig config;
  private final Http1ServerConfig decoding;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Counter refused;
  private final Counter unreadable;
  private final Counter late;

  Connections(HttpConfig config, MeterRegistry meters) {
    this.config = config;
    decoding =
        new Http1ServerConfig()
            .setMaxInitialLineLength(config.limits().lineLengthMax())
            .setMaxHeaderSize(config.limits().headersLengthMax());
    meters.gauge("hubbub.http.connections", open);
    refused = meters.counter("hubbub.http.connections.refused");
    unreadable = meters.counter("hubbub.http.requests.unreadable");
    late = meters.counter("hubbub.http.connections.late");
  }

  int count() {
    return open.get();
  }

  /// The pipeline is complete here, because there is no upgrade to HTTP/2. A gate that takes
  /// connections over for another protocol belongs right after the HTTP encoder, where the pace
  /// keeper is now.
  void opened(HttpConnection connection) {
    if (!(connection instanceof VertxConnection inner)) {
      throw new IllegalStateException("another kind of connection: " + connection.getClass());
    }
    var channel = inner.channel();
    var peer = connection.remoteAddress() == null ? null : connection.remoteAddress().hostAddress();
    var address = peer == null ? "" : peer;
    var total = open.incrementAndGet();
    var fromThere = byAddress.merge(address, 1, Integer::sum);
    var _ = channel.closeFuture().addListener(_ -> closed(address));
    if (total > config.limits().connectionsMax()
        || fromThere > config.limits().connectionsPerAddressMax()) {
      refused.increment();
      say(channel, Refusal.away("too many connections", java.time.Duration.ofSeconds(1)));
      return;
    }
    channel.pipeline().replace("httpDecoder", "httpDecoder", new StrictDecoder(decoding));
    Pace.keep(
        channel,
        config.times(),
        () -> {
          late.increment();
          say(channel, new Refusal(408, "the request did not come in time", List.of()));
        });
  }

  /// Answers what the decoder could not read as a request.
  void unreadable(HttpServerRequest request) {
    unreadable.increment();
    var refusal =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ ->
              new Refusal(414, "the request line is too long", List.of());
          case TooLongHttpHeaderException _ ->
              new Refusal(431, "the headers are too long", List.of());
          case null, default -> new Refusal(400, "this is no HTTP request", List.of());
        };
    var response = request.response().setStatusCode(refusal.status());
    response.putHeader("Content-Type", "application/problem+json");
    response.putHeader("Connection", "close");
    var _ =
        response.end(Buffer.buffer(body(refusal))).onComplete(_ -> request.connection().close());
  }

  /// Notes that the answer under way is the connection's last (RFC 9112 §9.6).
  static void endsWithThis(HttpConnection connection) {
    if (connection instanceof VertxConnection inner) {
      inner.channel().attr(ENDING).set(true);
    }
  }

  /// Whether the last answer was given, so that whatever still comes is not served.
  static boolean isEnding(HttpConnection connection) {
    return connection instanceof VertxConnection inner && inner.channel().hasAttr(ENDING);
  }

  /// Closes a connection that lingers, unless it is gone by then.
  static void closeIn(long millis, HttpConnection connection) {
    if (connection instanceof VertxConnection inner) {
      var loop = inner.channel().eventLoop();
      var _ = loop.schedule(() -> close(connection), millis, TimeUnit.MILLISECONDS);
    }
  }

  /// Reads from a connection, or lets what comes wait with its sender.
  static void read(boolean whether, HttpConnection connection) {
    if (connection instanceof VertxConnection inner) {
      inner.channel().config().setAutoRead(whether);
    }
  }

  static void close(HttpConnection connection) {
    var _ = connection.close();
  }

  private void closed(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /// Says it without HTTP's encoder, which expects a request first; then closes.
  private static void say(Channel channel, Refusal refusal) {
    var body = body(refusal);
    var head =
        "HTTP/1.1 "
            + refusal.status()
            + " \r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: "
            + body.length
            + (refusal.status() == 503 ? "\r\nRetry-After: 1" : "")
            + "\r\n\r\n";
    var bytes =
        Unpooled.wrappedBuffer(
            Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII), Unpooled.wrappedBuffer(body));
    var encoder = channel.pipeline().context("httpEncoder");
    if (encoder == null) {
      bytes.release();
      var _ = channel.close();
    } else {
      var _ = encoder.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static byte[] body(Refusal refusal) {
    return switch (refusal.answer().body()) {
      case Answer.Body.Json(var value) -> Json.bytes(value);
      case Answer.Body.None(),
          Answer.Body.Bytes(_, _),
          Answer.Body.Stream(_, _),
          Answer.Body.Passed(_, _) ->
          new byte[0];
    };
  }
}
