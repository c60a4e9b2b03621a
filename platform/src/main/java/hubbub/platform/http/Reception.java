package hubbub.platform.http;

import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Every request's way: find the route, ask who may, let the handler answer, send, count, log.
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final int SWITCHED = 101;
  private static final int CUT = 499;
  private static final String PROBLEM = "application/problem+json";
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final RouteTable table;
  private final Supplier<WhoMay> whoMay;
  private final Sender sender;
  private final Sockets sockets;
  private final MeterRegistry meters;
  private final Map<Counted, Timer> timers = new ConcurrentHashMap<>();
  private volatile Routes.@Nullable RefusalPage page;

  private record Counted(String method, String route, int status) {}

  Reception(
      RouteTable table,
      Supplier<WhoMay> whoMay,
      Sender sender,
      Sockets sockets,
      MeterRegistry meters) {
    this.table = table;
    this.whoMay = whoMay;
    this.sender = sender;
    this.sockets = sockets;
    this.meters = meters;
  }

  void show(Routes.RefusalPage refusals) {
    page = refusals;
  }

  void serve(Exchange exchange) {
    var started = System.nanoTime();
    var status = CUT;
    try {
      status = answer(exchange);
    } catch (Sender.Cut e) {
      LOG.atWarn()
          .addKeyValue("route", exchange.route())
          .log("cut: {}", String.valueOf(e.getCause()));
    } catch (BodyLost _) {
      // Nobody is there who could read an answer; that it was cut is counted.
    } catch (Exception e) {
      status = problem(exchange, e);
    }
    done(exchange, status, System.nanoTime() - started);
  }

  /// Lets whoever has streams answer.
  void serve(Exchange exchange, StreamDoor door) {
    var started = System.nanoTime();
    var status = CUT;
    try {
      exchange.streams();
      status = door.answer(Streams.arrival(exchange, whoMay.get()));
    } catch (RuntimeException e) {
      var _ = exchange.raw().connection().close();
      LOG.atError().setCause(e).log("a stream failed");
    }
    done(exchange, status, System.nanoTime() - started);
  }

  private int answer(Exchange exchange) throws Exception {
    var found = table.find(path(exchange));
    if (found == null) {
      exchange.admitted(whoMay.get().admit(exchange.asking(), Access.OPEN));
      throw Refusal.notFound("nothing is here");
    }
    var asked = exchange.method();
    var hung = hung(exchange, found);
    if (hung == null) {
      whoMay.get().admit(exchange.asking(), toBeTold(found));
      return sender.send(exchange, otherMethod(asked, found));
    }
    exchange.found(hung, found.segments());
    exchange.admitted(whoMay.get().admit(exchange.asking(), hung.route().access()));
    if (hung.socket() != null) {
      sockets.open(exchange, hung.socket(), stillMay(exchange, hung.route().access()));
      return SWITCHED;
    }
    var handler = hung.handler();
    if (handler == null) {
      throw new IllegalStateException("a route without a handler: " + hung.route());
    }
    exchange.handed();
    return sender.send(exchange, handler.answer(exchange));
  }

  /// Where a page and a WebSocket share a path, the request says which one it means.
  private static RouteTable.@Nullable Hung hung(Exchange exchange, RouteTable.Found found) {
    var asked = exchange.method();
    if (asked.equals("GET") && found.socket() != null && exchange.asking().socket()) {
      return found.socket();
    }
    return found.byMethod().get(asked.equals("HEAD") ? "GET" : asked);
  }

  /// What it takes to be told that a path has other methods: nothing, and a process without pages
  /// tells at least whoever may read the directory there.
  private static Access toBeTold(RouteTable.Found found) {
    var reading = found.byMethod().get("GET");
    return reading != null && reading.route().access() == Access.DIRECTORY
        ? Access.DIRECTORY
        : Access.OPEN;
  }

  /// Whether the same caller would still be let in. An introduction opens once, so whoever came
  /// with one stays: the process with the pages closes its own end.
  private BooleanSupplier stillMay(Exchange exchange, Access access) {
    if (exchange.header(Introductions.HEADER).isPresent()) {
      return () -> true;
    }
    var asking = exchange.asking().kept();
    var caller = exchange.caller();
    return () -> {
      try {
        return whoMay.get().admit(asking, access).caller().equals(caller);
      } catch (Refusal e) {
        return false;
      }
    };
  }

  private int problem(Exchange exchange, Exception thrown) {
    try {
      return sender.send(exchange, said(exchange, Problems.refusal(thrown, exchange.route())));
    } catch (Exception e) {
      var _ = exchange.raw().connection().close();
      LOG.atDebug().addKeyValue("route", exchange.route()).log("gone: {}", String.valueOf(e));
      return CUT;
    }
  }

  /// As a page where a person looks at it. Of what a handler refuses that would depend on the
  /// process that it runs in.
  private Answer said(Exchange exchange, Refusal refusal) {
    var problem = refusal.answer();
    var shown = page;
    if (shown == null
        || exchange.isHanded()
        || !SAFE.contains(exchange.method())
        || !MediaTypes.prefers(exchange, MediaTypes.HTML, PROBLEM)) {
      return problem;
    }
    var answer = shown.show(exchange, refusal).withStatus(problem.status());
    for (var header : problem.headers()) {
      if (!header.getKey().equals("Content-Type")) {
        answer = answer.with(header.getKey(), header.getValue());
      }
    }
    return answer;
  }

  private static Answer otherMethod(String asked, RouteTable.Found found) {
    var allowed = new ArrayList<>(found.byMethod().keySet());
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    return asked.equals("OPTIONS")
        ? Answer.noContent().with("Allow", String.join(", ", allowed))
        : Refusal.method(allowed).answer();
  }

  /// RFC 9112 §3.2, §6.1: a `Host`, just one; a body as it is, perhaps in chunks; a target that is
  /// a path, or an address with our name.
  private static String path(Exchange exchange) {
    var request = exchange.raw();
    if (request.headers().getAll("Host").size() != 1) {
      throw new Refusal(400, "a request has one Host header", List.of());
    }
    if (request.headers().getAll("Transfer-Encoding").stream()
        .anyMatch(coding -> !coding.equalsIgnoreCase("chunked"))) {
      throw new Refusal(400, "of transfer codings only chunked is understood", List.of());
    }
    var target = request.uri();
    if (!target.startsWith("/")) {
      var host = exchange.header("Host").orElse("");
      var rest = target.replaceFirst("^(?i)https?://", "");
      if (rest.length() == target.length() || !rest.startsWith(host + "/")) {
        throw new Refusal(400, "the target is neither a path nor an address of ours", List.of());
      }
      target = rest.substring(host.length());
    }
    var end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  private void done(Exchange exchange, int status, long nanos) {
    // Methods and statuses are few; unknown paths share one name: clients cannot make new meters.
    var method =
        List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "SOURCE")
                .contains(exchange.method())
            ? exchange.method()
            : "other";
    timers
        .computeIfAbsent(new Counted(method, exchange.route(), status), this::timer)
        .record(Duration.ofNanos(nanos));
    // Processes of one house ask each other every few seconds.
    var level =
        status < 400 && exchange.caller().name().equals(Introduction.HOUSE)
            ? Level.DEBUG
            : Level.INFO;
    LOG.atLevel(level)
        .addKeyValue("method", method)
        .addKeyValue("route", exchange.route())
        .addKeyValue("status", status)
        .addKeyValue("ms", nanos / 1_000_000)
        .addKeyValue("caller", exchange.caller().name())
        .log("answered");
  }

  private Timer timer(Counted counted) {
    return Timer.builder("hubbub.http.requests")
        .tag("method", counted.method())
        .tag("route", counted.route())
        .tag("status", Integer.toString(counted.status()))
        .register(meters);
  }
}
