package hubbub.platform.http;

import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands requests on to the process that has the service, and its answers back, both as they come.
/// Whoever asks was known at the door: their secrets stay here, and an introduction goes on.
final class Forward implements Handler {
  /// The header of an answer that says: another process that has this service does that.
  static final String ELSEWHERE = "Hubbub-Elsewhere";

  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final Duration SOON = Duration.ofSeconds(2);

  /// A longer body is passed on as it comes, and cannot be sent a second time.
  private static final long WHOLE_LENGTH_MAX = 65_536;

  /// RFC 9110 §7.6.1, and what each hop says for itself.
  private static final Set<String> OF_THE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "content-length",
          "date",
          "http2-settings");

  /// What only the door may look at, or nobody can vouch for.
  private static final Set<String> OF_THE_DOOR =
      Set.of("host", "cookie", "authorization", "origin", "forwarded", "x-real-ip", "via");

  /// What processes say to each other alone.
  private static final Set<String> OF_PROCESSES =
      Set.of(ELSEWHERE.toLowerCase(Locale.ROOT), Introductions.HEADER.toLowerCase(Locale.ROOT));

  private final Neighbour neighbour;

  Forward(Neighbour neighbour) {
    this.neighbour = neighbour;
  }

  @Override
  public Answer answer(Request request) {
    if (!(request instanceof Exchange exchange)) {
      throw new IllegalArgumentException("only what came through the door can be handed on");
    }
    var known = exchange.known();
    var scopes =
        known.may().stream()
            .filter(access -> access != Access.OPEN)
            .map(Access::scope)
            .collect(Collectors.toSet());
    var caller =
        new Introduction(
            known.caller().name(),
            known.caller().owner(),
            scopes,
            known.caller().account(),
            known.caller().key(),
            known.whence());
    try {
      var answer =
          neighbour.hand(
              exchange.method(), exchange.target(), headers(exchange), body(exchange), caller);
      if (Introductions.REFUSED.equals(answer.head().getHeader(Introductions.HEADER))) {
        answer.drop();
        LOG.atError()
            .addKeyValue("service", neighbour.service())
            .log("another process does not believe this one: same secret? same time?");
        throw away(" does not believe the door; the log says more");
      }
      return passed(answer, exchange.method());
    } catch (Unreached e) {
      throw away(" is away: its process does not answer");
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("service", neighbour.service())
          .addKeyValue("route", exchange.route())
          .log("lost on the way: {}", String.valueOf(e.getMessage()));
      throw away(" went away before it answered; what was asked may have been done");
    }
  }

  private Refusal away(String what) {
    return Refusal.away("the service " + neighbour.service() + what, SOON);
  }

  private static List<Map.Entry<String, String>> headers(Exchange exchange) {
    var named = named(exchange.raw().headers().getAll("Connection"));
    var kept = new ArrayList<Map.Entry<String, String>>();
    for (var header : exchange.raw().headers()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_THE_HOP.contains(name)
          && !OF_THE_DOOR.contains(name)
          && !named.contains(name)
          && !name.startsWith("x-forwarded")
          && !name.startsWith("sec-")
          && !OF_PROCESSES.contains(name)) {
        kept.add(Map.entry(header.getKey(), header.getValue()));
      }
    }
    exchange
        .cookie(Session.ON_THE_WAY)
        .ifPresent(value -> kept.add(Map.entry("Cookie", Session.ON_THE_WAY + "=" + value)));
    return kept;
  }

  /// What a `Connection` header names goes no further either.
  private static Set<String> named(List<String> connection) {
    var names = new HashSet<String>();
    for (var line : connection) {
      for (var name : line.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static Outgoing body(Exchange exchange) throws IOException {
    var body = exchange.arriving();
    if (body.ended()) {
      return new Outgoing.Nothing();
    }
    var length = length(exchange);
    if (length >= 0 && length <= WHOLE_LENGTH_MAX && !body.awaitsContinue()) {
      return new Outgoing.Whole(body.readNBytes((int) length));
    }
    return new Outgoing.Streamed(body, length, body.awaitsContinue(), body::enough);
  }

  private static long length(Exchange exchange) {
    try {
      return exchange.header("Content-Length").map(Long::parseLong).orElse(-1L);
    } catch (NumberFormatException _) {
      throw new Refusal(400, "Content-Length is no number", List.of());
    }
  }

  private Answer passed(FarAnswer far, String method) {
    var head = far.head();
    var named = named(head.headers().getAll("Connection"));
    var headers = new ArrayList<Map.Entry<String, String>>();
    for (var name : head.headers().names()) {
      var low = name.toLowerCase(Locale.ROOT);
      if (!OF_THE_HOP.contains(low)
          && !named.contains(low)
          && !low.equals("set-cookie")
          && !OF_PROCESSES.contains(low)) {
        headers.add(Map.entry(name, String.join(", ", head.headers().getAll(name))));
      }
    }
    head.headers().getAll("Set-Cookie").stream()
        .filter(Session::isOne)
        .forEach(cookie -> headers.add(Map.entry("Set-Cookie", cookie)));
    var length = head.getHeader("Content-Length");
    return new Answer(
        head.statusCode(),
        List.copyOf(headers),
        new Answer.Body.Passed(
            length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length)),
            method.equals("HEAD") ? _ -> {} : out -> copy(far, out)));
  }

  private void copy(FarAnswer far, OutputStream out) {
    try {
      far.writeTo(out);
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("service", neighbour.service())
          .log("an answer was cut: {}", String.valueOf(e.getMessage()));
      throw away(" went away in the middle of its answer");
    }
  }
}
