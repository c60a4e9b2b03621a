package hubbub.app;

import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.Ticker;
import hubbub.platform.cluster.ClusterConfig;
import hubbub.platform.cluster.Introductions;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.http.HttpConfig;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Standing;
import hubbub.platform.observe.Build;
import hubbub.platform.observe.HealthBoard;
import hubbub.platform.observe.Installation;
import hubbub.platform.observe.LiveSettings;
import hubbub.platform.observe.Log;
import hubbub.platform.observe.LogConfig;
import hubbub.platform.observe.Observe;
import hubbub.platform.observe.ObserveRoutes;
import hubbub.platform.questions.AskNeighbours;
import hubbub.web.WebService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services of this process on their ground, behind a door: joined and started.
final class House implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  private final HttpConfig wanted;
  private final HttpConfig http;
  private final Ground ground;
  private final HttpDoor door;
  private final List<Service> services = new ArrayList<>();
  private int port;

  private House(HttpConfig wanted, HttpConfig http, Ground ground, HttpDoor door) {
    this.wanted = wanted;
    this.http = http;
    this.ground = ground;
    this.door = door;
  }

  /// Opens everything; when it returns, the page can be asked for.
  static House open(LayeredSettings settings, DataFolder data) {
    log(settings, data);
    var clock = Clock.systemUTC();
    var wanted = HttpConfig.from(settings);
    var http = Ports.choose(wanted, settings.chosen("port"));
    var shape = Shape.from(settings);
    var reach = ClusterConfig.from(settings);
    var ground = Ground.of(shape, settings, data, clock);
    var health = new HealthBoard();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var door = new HttpDoor(http, meters, standing(shape, reach, clock));
    var house = new House(wanted, http, ground, door);
    Thread.ofPlatform().name("warm").start(door::warm);
    var installation =
        new Installation(
            data.path(), Build.of(House.class), health, ground.bus(), ground.storage());
    var live = new LiveSettings(settings::dials);
    try {
      new ObserveRoutes(health, ground.bus(), meters, installation, live).hang(door);
      house.join(
          new Platform(
              settings,
              clock,
              Ticker.system(),
              data.path(),
              ground.storage(),
              ground.bus(),
              door,
              new AskNeighbours(door::neighbour),
              new Observe(meters, health, installation, live)),
          shape);
      hangOthers(door, shape);
      refuseUnknown(settings, shape);
      house.start();
      return house;
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
  }

  /// The process with the pages stands in front.
  private static Standing standing(Shape shape, ClusterConfig reach, Clock clock) {
    return switch (shape) {
      case Shape.OneProcess() -> new Standing.Alone();
      case Shape.Some some -> {
        var introductions = new Introductions(some.secret(), clock);
        yield some.here().contains(Product.WEB)
            ? new Standing.InFront(introductions, reach)
            : new Standing.Behind(introductions, reach, some.elsewhere().containsKey(Product.WEB));
      }
    };
  }

  /// Before any service may ask another one.
  private static void hangOthers(HttpDoor door, Shape shape) {
    switch (shape) {
      case Shape.OneProcess() -> {}
      case Shape.Some some -> {
        if (some.here().contains(Product.WEB)) {
          some.elsewhere().forEach((part, at) -> door.elsewhere(part.word(), part.document(), at));
        } else {
          some.elsewhere().forEach((part, at) -> door.beside(part.word(), at));
        }
      }
    }
  }

  private static void log(LayeredSettings settings, DataFolder data) {
    try {
      Log.begin(LogConfig.from(settings), data.log());
    } catch (IOException e) {
      throw new CannotStart("the log " + data.log() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void join(Platform platform, Shape shape) {
    var works = new ArrayList<Callable<Service>>();
    for (var part : shape.here()) {
      works.add(() -> keep(part.open(platform)));
    }
    var opened = SideBySide.run("open", works);
    services.clear();
    services.addAll(opened);
  }

  /// Kept at once, so that it is stopped if another one cannot be opened.
  private synchronized Service keep(Service service) {
    services.add(service);
    return service;
  }

  /// What belongs to a service that runs elsewhere is no mistake: one file may serve all processes.
  private static void refuseUnknown(LayeredSettings settings, Shape shape) {
    var unknown =
        settings.unknown(key ->
            Arrays.stream(Product.values())
                .anyMatch(part -> !shape.here().contains(part) && part.owns(key)));
    if (!unknown.isEmpty()) {
      throw new CannotStart(String.join("\nhubbub: ", unknown));
    }
    settings.warnings().forEach(warning -> LOG.warn("setting warning=\"{}\"", warning));
  }

  /// Those who hear begin before the last, which lets things in: all hearers must have looked at
  /// their marks before something new is told.
  private void start() {
    var hearing = services.subList(0, services.size() - 1);
    SideBySide.run("start", hearing.stream().<Callable<Service>>map(House::started).toList());
    services.getLast().start();
    ground.everyoneHears();
    try {
      port = door.open();
    } catch (IOException e) {
      throw new CannotStart(
          "cannot listen on " + http.bind() + " port " + http.port() + ": " + e.getMessage(), e);
    }
    LOG.info("started port={}", port);
  }

  private static Callable<Service> started(Service service) {
    return () -> {
      service.start();
      return service;
    };
  }

  /// Where its page is, for people.
  String address() {
    if (http.publicUrl().isPresent()) {
      return http.publicUrl().get().toString().replaceAll("/+$", "");
    }
    return scheme() + (http.onLoopback() ? "localhost" : Ports.name()) + ":" + port;
  }

  /// Where commands of this machine reach it.
  String nearAddress() {
    return scheme() + Ports.near(http.bind()) + ":" + port;
  }

  private String scheme() {
    return http.tls().isPresent() ? "https://" : "http://";
  }

  /// The usual port, if it was taken and another one stands in for it.
  OptionalInt taken() {
    return http.port() == wanted.port() ? OptionalInt.empty() : OptionalInt.of(wanted.port());
  }

  /// A link that claims this server, once; empty when it has an owner.
  Optional<String> ownerLink() {
    return services.stream()
        .filter(WebService.class::isInstance)
        .map(WebService.class::cast)
        .filter(web -> !web.claimed())
        .map(web -> address() + web.newOwnerLink())
        .findFirst();
  }

  int port() {
    return port;
  }

  /// Ends in the opposite order. What was accepted was on disk before; this only makes the next
  /// start a little quicker and tells platforms goodbye.
  @Override
  public void close() {
    quietly("door", door::close);
    for (var service : services.reversed()) {
      quietly(service.name(), service::stop);
    }
    ground.close();
    LOG.info("stopped");
  }

  static void quietly(String part, Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.warn("stop failed part={}", part, e);
    }
  }
}
