package hubbub.testkit;

import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.Ticker;
import hubbub.platform.bus.InProcessBus;
import hubbub.platform.bus.Patience;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.http.HttpConfig;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.observe.Build;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.Installation;
import hubbub.platform.observe.LiveSettings;
import hubbub.platform.observe.Observe;
import hubbub.platform.questions.AskNeighbours;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Some services in a house of their own: rows in a given folder or the database that stands for
/// it, the bus in process, a real door on a free port, a pinned clock. Put services in, then
/// [#open]; tell facts with [#teller].
public final class SmallHouse implements AutoCloseable {
  private final Storage storage;
  private final InProcessBus bus;
  private final HttpDoor door;
  private final Platform platform;
  private final Map<String, Supplier<Health.Report>> parts = new ConcurrentSkipListMap<>();
  private final List<Service> services = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int port;

  /// A house with a pinned clock and no settings.
  public SmallHouse(Path folder, PinnedClock clock) {
    this(folder, clock, clock.ticker(), Map.of());
  }

  /// @param settings as flags: they win over everything
  public SmallHouse(Path folder, Clock clock, Ticker ticker, Map<String, String> settings) {
    var flags = new HashMap<>(settings);
    flags.putIfAbsent("port", "0");
    flags.putIfAbsent("irc.port", "0");
    // Nobody speaks here whom the test did not ask.
    flags.putIfAbsent("rehearsal.at-first-start", "false");
    var layered = new LayeredSettings(flags, Map.of(), SettingsFile.none());
    var meters = new SimpleMeterRegistry();
    storage = Shape.at(folder).open(folder, clock);
    bus =
        new InProcessBus(
            storage,
            clock,
            Ticker.system(),
            new Patience(
                3, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), 32));
    door = new HttpDoor(HttpConfig.from(layered), meters);
    var questions = new AskNeighbours(door::neighbour);
    var health = new Parts(parts);
    platform =
        new Platform(
            layered,
            clock,
            ticker,
            folder,
            storage,
            bus,
            door,
            questions,
            new Observe(
                meters,
                health,
                new Installation(folder, new Build("1.0", clock.instant()), health, bus, storage),
                new LiveSettings(layered::dials)));
  }

  public Platform platform() {
    return platform;
  }

  /// Puts a service in.
  public <S extends Service> S with(Function<Platform, S> service) {
    var opened = service.apply(platform);
    services.add(opened);
    return opened;
  }

  /// A database to tell facts from, as if another service did.
  public Database teller() {
    return storage.open("teller");
  }

  /// Starts the services and opens the door.
  public SmallHouse open() {
    services.forEach(Service::start);
    bus.everyoneHears();
    try {
      port = door.open();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public URI address(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port + pathAndQuery);
  }

  public HttpResponse<String> get(String pathAndQuery) {
    return send("GET", pathAndQuery, "");
  }

  /// Sends a request with a JSON body; an empty one is none.
  public HttpResponse<String> send(String method, String pathAndQuery, String json) {
    return send(
        HttpRequest.newBuilder(address(pathAndQuery))
            .header("Content-Type", "application/json")
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What the health page would show.
  public Map<String, Health.Report> health() {
    return new Parts(parts).all();
  }

  /// Waits until every hearer has heard all that was told before this call.
  public void settle() {
    Await.until(() -> bus.hearers().stream().allMatch(h -> h.behind() == 0));
  }

  @Override
  public void close() {
    client.close();
    door.close();
    services.reversed().forEach(Service::stop);
    bus.close();
    storage.close();
  }

  private record Parts(Map<String, Supplier<Health.Report>> parts) implements Health {
    @Override
    public void add(String part, Supplier<Report> check) {
      parts.put(part, check);
    }

    @Override
    public Map<String, Report> all() {
      var all = new TreeMap<String, Report>();
      parts.forEach((name, check) -> all.put(name, check.get()));
      return all;
    }
  }
}
