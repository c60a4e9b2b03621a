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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Connections as they open: counted, bounded, and each with a [Pace] in its pipeline. Runs on
/// event loops.
final class Connections {
  private static final AttributeKey<Boolean> ENDING = AttributeKey.valueOf("hubbub.ending");
  private static final AttributeKey<Runnable> GOING = AttributeKey.valueOf("hubbub.going");

  private final HttpConfig config;
  private final Streams streams;
  private final Http1ServerConfig decoding;
  private final Headcount headcount;
  private final Counter refused;
  private final Handshakes handshakes;
  private final Counter unreadable;
  private final Counter late;

  Connections(HttpConfig config, Streams streams, MeterRegistry meters) {
    this.config = config;
    this.streams = streams;
    decoding =
        new Http1ServerConfig()
            .setMaxInitialLineLength(config.limits().lineLengthMax())
            .setMaxHeaderSize(config.limits().headersLengthMax());
    headcount = new Headcount(config.limits());
    meters.gauge("hubbub.http.connections", headcount, Headcount::here);
    refused = meters.counter("hubbub.http.connections.refused");
    handshakes = new Handshakes(config.limits(), refused);
    unreadable = meters.counter("hubbub.http.requests.unreadable");
    late = meters.counter("hubbub.http.connections.late");
  }

  int count() {
    return headcount.here();
  }

  /// Who stands where connections are accepted, if hands are shaken first.
  Optional<Handshakes> gate() {
    return config.tls().map(_ -> handshakes);
  }

  /// The pipeline is complete here, because there is no upgrade to HTTP/2.
  void opened(HttpConnection connection) {
    var channel = Takeover.channel(connection);
    var peer = connection.remoteAddress() == null ? null : connection.remoteAddress().hostAddress();
    var address = peer == null ? "" : peer;
    handshakes.done(channel);
    var within = headcount.come(address);
    channel.attr(GOING).set(() -> headcount.go(address));
    var _ = channel.closeFuture().addListener(_ -> letGo(channel));
    if (!within) {
      refused.increment();
      say(channel, Refusal.away("too many connections", java.time.Duration.ofSeconds(1)));
      return;
    }
    channel.pipeline().replace("httpDecoder", "httpDecoder", new StrictDecoder(decoding, streams));
    Pace.keep(
        channel,
        config.times(),
        () -> {
          late.increment();
          say(channel, new Refusal(408, "the request did not come in time", List.of()));
        });
  }

  /// A connection is gone, or HTTP's no more. On its event loop, as often as one likes.
  static void letGo(Channel channel) {
    var going = channel.attr(GOING).getAndSet(null);
    if (going != null) {
      going.run();
    }
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

  static void close(HttpConnection connection) {
    var _ = connection.close();
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
