package hubbub.platform.http;

import hubbub.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Sends an [Answer]: its headers, ours, and its body, compressed where that pays.
final class Sender {
  private static final int WORTH_COMPRESSING = 1_400;
  private static final int LINGER_MILLIS = 1_000;
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> COMPRESSIBLE =
      Set.of(
          "application/json",
          "application/problem+json",
          "application/x-ndjson",
          "application/yaml",
          "application/javascript",
          "application/manifest+json",
          "image/svg+xml");

  private final HttpConfig config;
  private final ContentSecurity security;

  Sender(HttpConfig config, ContentSecurity security) {
    this.config = config;
    this.security = security;
  }

  /// Sends it and returns its status as sent; a stream's writer runs here.
  int send(Exchange exchange, Answer answer) throws Exception {
    var fresh = isUnchanged(exchange, answer) ? unchanged(answer) : answer;
    switch (fresh.body()) {
      case Answer.Body.None() -> whole(exchange, fresh, null, new byte[0]);
      case Answer.Body.Json(var value) ->
          whole(exchange, fresh, "application/json", Json.bytes(value));
      case Answer.Body.Bytes(var type, var content) -> whole(exchange, fresh, type, content);
      case Answer.Body.Stream(var type, var writer) -> stream(exchange, fresh, type, writer);
      case Answer.Body.Passed(var length, var writer) -> pass(exchange, fresh, length, writer);
    }
    return fresh.status();
  }

  private static boolean isUnchanged(Exchange exchange, Answer answer) {
    return answer.status() == 200
        && READS.contains(exchange.method())
        && header(answer, "ETag").filter(tag -> Conditions.isKnown(exchange, tag)).isPresent();
  }

  private static Answer unchanged(Answer answer) {
    return new Answer(304, answer.headers(), new Answer.Body.None());
  }

  private void whole(Exchange exchange, Answer answer, @Nullable String type, byte[] content) {
    var response = exchange.raw().response();
    var actual = header(answer, "Content-Type").orElse(type);
    var body = content;
    response.setStatusCode(answer.status());
    headers(exchange, answer, actual, response);
    if (mayCompress(answer, actual) && content.length >= WORTH_COMPRESSING) {
      response.headers().add("Vary", "Accept-Encoding");
      if (takesGzip(exchange)) {
        response.putHeader("Content-Encoding", "gzip");
        body = gzip(content);
      }
    }
    closeIfUnread(exchange, response);
    if (answer.status() != 204 && answer.status() != 304) {
      response.putHeader("Content-Length", Integer.toString(body.length));
    }
    var sent = isHead(exchange) ? response.end() : response.end(Buffer.buffer(body));
    var _ = sent.onComplete(_ -> linger(exchange));
  }

  private void stream(Exchange exchange, Answer answer, String type, Answer.Writer writer)
      throws Exception {
    var response = exchange.raw().response();
    var actual = header(answer, "Content-Type").orElse(type);
    var packed = mayCompress(answer, actual) && takesGzip(exchange);
    Runnable head =
        () -> {
          response.setStatusCode(answer.status());
          headers(exchange, answer, actual, response);
          response.headers().add("Vary", "Accept-Encoding");
          if (packed) {
            response.putHeader("Content-Encoding", "gzip");
          }
          closeIfUnread(exchange, response);
          response.setChunked(exchange.raw().version() == HttpVersion.HTTP_1_1);
        };
    if (isHead(exchange)) {
      head.run();
      response.setChunked(false);
      var _ = response.end();
      return;
    }
    write(exchange, head, packed ? zipped(writer) : writer);
  }

  private static Answer.Writer zipped(Answer.Writer writer) {
    return out -> {
      var zip = new GZIPOutputStream(out, 8_192, true);
      writer.write(zip);
      zip.finish();
    };
  }

  /// Writes a body as it comes. When that fails after the first byte, all that can be done is to
  /// close the connection.
  private void write(Exchange exchange, Runnable head, Answer.Writer writer) throws Exception {
    var out = new AnswerStream(exchange.raw().response(), head, config.times().write());
    try {
      writer.write(out);
      out.close();
      linger(exchange);
    } catch (Exception e) {
      if (out.begun()) {
        var _ = exchange.raw().connection().close();
        throw new Cut(e);
      }
      throw e;
    }
  }

  /// As it came from the other process, which compressed it where that pays. A body that is cut
  /// there is cut here, too.
  private void pass(Exchange exchange, Answer answer, OptionalLong length, Answer.Writer writer)
      throws Exception {
    var response = exchange.raw().response();
    var empty = isHead(exchange) || answer.status() == 204 || answer.status() == 304;
    Runnable head =
        () -> {
          response.setStatusCode(answer.status());
          headers(exchange, answer, header(answer, "Content-Type").orElse(null), response);
          closeIfUnread(exchange, response);
          if (length.isPresent() && answer.status() != 204) {
            response.putHeader("Content-Length", Long.toString(length.getAsLong()));
          } else if (!empty) {
            response.setChunked(exchange.raw().version() == HttpVersion.HTTP_1_1);
          }
        };
    if (empty) {
      head.run();
      var _ = response.end().onComplete(_ -> linger(exchange));
      return;
    }
    write(exchange, head, writer);
  }

  /// A stream that ended before its end; nothing more can be said to its reader.
  static final class Cut extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    Cut(Exception cause) {
      super(cause);
    }
  }

  private void headers(
      Exchange exchange, Answer answer, @Nullable String type, HttpServerResponse response) {
    var page = type != null && type.startsWith("text/html");
    response.putHeader("Date", HttpDate.now());
    if (type != null) {
      response.putHeader("Content-Type", type);
    }
    response.putHeader("Cache-Control", page ? "no-cache" : "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Referrer-Policy", "same-origin");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.putHeader(
        "Content-Security-Policy", page ? security.forPages() : ContentSecurity.NO_PAGE);
    if (page) {
      response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.putHeader("X-Frame-Options", "DENY");
      response.putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
    if (exchange.secure() && config.publicUrl().isPresent()) {
      response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }
    for (var header : answer.headers()) {
      if (header.getKey().equalsIgnoreCase("Set-Cookie")) {
        response.headers().add(header.getKey(), header.getValue());
      } else {
        response.putHeader(header.getKey(), header.getValue());
      }
    }
  }

  /// A body that nobody read stands before the next request: unless little of it is left, the
  /// connection ends with this answer.
  private static void closeIfUnread(Exchange exchange, HttpServerResponse response) {
    if (!exchange.arriving().ended()) {
      response.putHeader("Connection", "close");
      Connections.endsWithThis(exchange.raw().connection());
    }
  }

  /// Closing at once with bytes unread would make the kernel throw away our answer, too; so read on
  /// for a moment.
  private static void linger(Exchange exchange) {
    var body = exchange.arriving();
    var connection = exchange.raw().connection();
    if (body.ended()) {
      return;
    }
    if (body.awaitsContinue()) {
      var _ = connection.close();
      return;
    }
    var _ = exchange.raw().handler(_ -> {}).endHandler(_ -> Connections.close(connection)).resume();
    Connections.closeIn(LINGER_MILLIS, connection);
  }

  private static boolean isHead(Exchange exchange) {
    return exchange.method().equals("HEAD");
  }

  private static boolean mayCompress(Answer answer, @Nullable String type) {
    if (type == null || header(answer, "Content-Encoding").isPresent()) {
      return false;
    }
    var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return plain.startsWith("text/") || COMPRESSIBLE.contains(plain);
  }

  private static boolean takesGzip(Exchange exchange) {
    return exchange
        .header("Accept-Encoding")
        .filter(accepted -> accepted.contains("gzip") && !accepted.contains("gzip;q=0"))
        .isPresent();
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream(content.length / 3);
    try (var zip = new GZIPOutputStream(bytes, 8_192)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<String> header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }
}
