package hubbub.platform.observe;

import static java.util.Objects.requireNonNull;

import hubbub.platform.bus.Bus;
import hubbub.platform.bus.DeadLetters;
import hubbub.platform.bus.HearerState;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Neighbour;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What operators ask for: health, metrics, dead letters.
public final class ObserveRoutes {
  private final HealthBoard health;
  private final Bus bus;
  private final Metrics metrics;
  private final Installation installation;
  private final LiveSettings settings;
  private @Nullable Processes processes;
  private @Nullable HttpDoor door;

  public ObserveRoutes(
      HealthBoard health,
      Bus bus,
      PrometheusMeterRegistry meters,
      Installation installation,
      LiveSettings settings) {
    this.health = health;
    this.bus = bus;
    this.metrics = new Metrics(meters, bus);
    this.installation = installation;
    this.settings = settings;
  }

  public void hang(HttpDoor door) {
    this.door = door;
    processes = new Processes(door);
    installation.beside(door);
    settings.beside(door);
    new SettingsRoutes(settings).hang(door);
    health.add("door", () -> door(door));
    door.document("platform", "openapi/platform.yaml");
    door.get("/health", Access.OPEN, this::health);
    door.get("/health/style.css", Access.OPEN, _ -> style());
    door.get("/health/live", Access.OPEN, _ -> Answer.json(Map.of("state", Health.State.FINE)));
    door.get("/health/ready", Access.OPEN, _ -> ready());
    door.get("/metrics", Access.FIGURES, _ -> metrics());
    door.get("/api/v1/processes", Access.OWNER, _ -> processes());
    door.get("/api/v1/dead-letters/{hearer}", Access.OWNER, this::deadLetters);
    door.post("/api/v1/dead-letters/{hearer}/{id}/retry", Access.OWNER, this::retry);
  }

  /// @param parts empty for those who may not see figures
  /// @param processes the other ones of the installation
  record Shown(
      Health.State state,
      Map<String, Health.Report> parts,
      List<HearerState> hearers,
      List<Processes.Shown> processes) {}

  record Letters(List<DeadLetters.Letter> deadLetters) {}

  private static Health.Report door(HttpDoor door) {
    var troubles = door.troubles();
    return new Health.Report(
        troubles.isEmpty() ? Health.State.FINE : Health.State.TROUBLE,
        troubles,
        Map.of("connections", door.connections(), "sockets", door.sockets()));
  }

  private Answer health(Request request) {
    var all = health.all();
    var hearers = bus.hearers();
    var others = processes == null ? List.<Processes.Shown>of() : processes.look();
    var state =
        Stream.concat(
                Stream.of(Installation.state(all.values(), hearers)),
                others.stream().map(Processes.Shown::state))
            .max(Health.State::compareTo)
            .orElseThrow();
    var shown =
        request.may(Access.FIGURES)
            ? new Shown(state, all, hearers, others)
            : new Shown(state, Map.of(), List.of(), List.of());
    var accepts = request.header("Accept").orElse("");
    return accepts.contains("text/html")
        ? Answer.html(HealthPage.of(shown)).with("Vary", "Accept")
        : Answer.json(shown).with("Vary", "Accept");
  }

  private Answer processes() {
    return Answer.json(new Installation.Said(installation.all(), null));
  }

  private Answer ready() {
    var state = health.state();
    var answer = Answer.json(Map.of("state", state));
    return state == Health.State.AWAY ? answer.withStatus(503) : answer;
  }

  private static Answer style() {
    return Answer.bytes(
            "text/css; charset=utf-8", HealthPage.STYLE.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "max-age=3600");
  }

  private Answer metrics() {
    return Answer.bytes(
        "text/plain; version=0.0.4; charset=utf-8",
        metrics.text().getBytes(StandardCharsets.UTF_8));
  }

  /// A hearer is called as its service, or begins so.
  private Optional<Neighbour> elsewhere(Request request) {
    var name = request.path("hearer");
    return door == null
        ? Optional.empty()
        : door.handedOn().values().stream()
            .filter(n -> name.equals(n.service()) || name.startsWith(n.service() + "-"))
            .findFirst();
  }

  private Answer handOn(Request request, Neighbour neighbour) {
    return requireNonNull(door).handOn(request, neighbour);
  }

  private Answer deadLetters(Request request) {
    var elsewhere = elsewhere(request);
    if (elsewhere.isPresent()) {
      return handOn(request, elsewhere.get());
    }
    return Answer.json(new Letters(letters(request).list()));
  }

  private Answer retry(Request request) {
    var elsewhere = elsewhere(request);
    if (elsewhere.isPresent()) {
      return handOn(request, elsewhere.get());
    }
    var letters = letters(request);
    if (!letters.retry(id(request))) {
      throw Refusal.notFound("there is no such letter");
    }
    return Answer.noContent();
  }

  private DeadLetters letters(Request request) {
    var name = request.path("hearer");
    if (bus.hearers().stream().noneMatch(hearer -> hearer.hearer().equals(name))) {
      throw Refusal.notFound("nobody of that name hears here");
    }
    return bus.deadLetters(name);
  }

  private static long id(Request request) {
    try {
      return Long.parseLong(request.path("id"));
    } catch (NumberFormatException _) {
      throw Refusal.notFound("there is no such letter");
    }
  }
}
