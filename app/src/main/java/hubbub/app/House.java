package hubbub.app;

import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.Ticker;
import hubbub.platform.bus.InProcessBus;
import hubbub.platform.bus.Patience;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.http.HttpConfig;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.storage.SqliteStorage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole product in one process: storage, bus, door and services, joined and started.
final class House implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  private final HttpConfig http;
  private final SqliteStorage storage;
  private final InProcessBus bus;
  private final HttpDoor door;
  private final List<Service> services = new ArrayList<>();
  private int port;

  private House(HttpConfig http, SqliteStorage storage, InProcessBus bus, HttpDoor door) {
    this.http = http;
    this.storage = storage;
    this.bus = bus;
    this.door = door;
  }

  /// Opens everything; when it returns, the page can be asked for.
  static House open(LayeredSettings settings, DataFolder data) {
    var clock = Clock.systemUTC();
    var http = Ports.choose(HttpConfig.from(settings), settings.chosen("port"));
    var outboxMax = settings.size("outbox-max", 10L << 30);
    var storage = new SqliteStorage(data.path(), clock, outboxMax);
    var bus = new InProcessBus(storage, clock, Ticker.system(), Patience.usual());
    var observing = Observing.begin(bus);
    var door = new HttpDoor(http, observing.observe().meters());
    var house = new House(http, storage, bus, door);
    try {
      observing.hang(door);
      var platform =
          new Platform(
              settings,
              clock,
              Ticker.system(),
              data.path(),
              storage,
              bus,
              door,
              observing.observe());
      house.join(platform);
      refuseUnknown(settings);
      house.start();
      return house;
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
  }

  private void join(Platform platform) {
    var works = new ArrayList<Callable<Service>>();
    for (var part : Product.values()) {
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

  private static void refuseUnknown(LayeredSettings settings) {
    var unknown = settings.unknown();
    if (!unknown.isEmpty()) {
      throw new CannotStart(String.join("\nhubbub: ", unknown));
    }
    settings.warnings().forEach(warning -> LOG.warn("setting warning=\"{}\"", warning));
  }

  private void start() {
    SideBySide.run("start", services.stream().<Callable<Service>>map(House::started).toList());
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

  /// Where its page is, for people of this machine.
  String address() {
    if (http.publicUrl().isPresent()) {
      return http.publicUrl().get().toString();
    }
    var scheme = http.tls().isPresent() ? "https" : "http";
    return scheme + "://" + (http.onLoopback() ? "localhost" : Ports.name()) + ":" + port;
  }

  /// A link that claims this server, once; empty when it has an owner.
  Optional<String> ownerLink() {
    return Optional.empty();
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
    quietly("bus", bus::close);
    quietly("storage", storage::close);
    LOG.info("stopped");
  }

  private static void quietly(String part, Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.warn("stop failed part={}", part, e);
    }
  }
}
