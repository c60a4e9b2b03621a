package hubbub.bench;

import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Several processes on a broker and a database server of their own, which syncs what it commits.
final class Apart implements Installation {
  private final Path folder;
  private final List<Part> parts;
  private final PostgresServer database;
  private final RabbitServer broker;
  private final Map<Part, Running> running = new EnumMap<>(Part.class);

  /// Which services each process has, in the order in which they are started.
  enum Part {
    CONNECTORS("connectors"),
    FIGURES("archive,statistics,mood"),
    PLACES("places"),
    PEOPLE("people"),
    PEOPLE_PER_PLACE("people-per-place"),
    WEB("places,people,people-per-place,accounts,chat,radio,favourites,web");

    private final String services;

    Part(String services) {
      this.services = services;
    }
  }

  /// Everything, in three processes.
  Apart(Path folder) throws IOException, InterruptedException {
    this(folder, List.of(Part.CONNECTORS, Part.FIGURES, Part.WEB));
  }

  Apart(Path folder, List<Part> parts) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.parts = parts;
    database = PostgresServer.durable();
    broker = RabbitServer.shared();
    try {
      start();
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start() throws IOException, InterruptedException {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : parts) {
      ports.put(part, Running.freePort());
    }
    var config = Files.writeString(folder.resolve("all.conf"), config(ports));
    for (var port : ports.entrySet()) {
      var part = port.getKey();
      var words = List.of("--config", config.toString(), "--services", part.services);
      running.put(part, Running.startAnywhere(port.getValue(), data(part), words));
    }
  }

  private String config(Map<Part, Integer> ports) throws IOException {
    var text =
        """
        bus.url = amqp://127.0.0.1:%d
        bus.user = guest
        bus.password-file = %s
        database.url = %s
        database.user = postgres
        cluster.secret-file = %s
        archive.retention-days = 0
        """
            .formatted(
                broker.url().getPort(),
                secret("bus", "guest"),
                database.freshDatabase().url().replaceFirst("\\?.*", ""),
                secret("cluster", "c0ffee0123456789c0ffee0123456789"));
    var urls = new StringBuilder(text);
    ports.forEach((part, port) -> {
      for (var service : part.services.split(",", -1)) {
        urls.append("services.%s.url = http://127.0.0.1:%d%n".formatted(service, port));
      }
    });
    return urls.toString();
  }

  private Path secret(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".secret"), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Path data(Part part) {
    return folder.resolve(part.name().toLowerCase(Locale.ROOT));
  }

  RabbitServer broker() {
    return broker;
  }

  @Override
  public Path captures() {
    return data(Part.CONNECTORS).resolve("captures");
  }

  @Override
  public Running door() {
    return at(Part.WEB);
  }

  @Override
  public Running figures() {
    return at(Part.FIGURES);
  }

  Running at(Part part) {
    var process = running.get(part);
    if (process == null) {
      throw new IllegalStateException(part + " does not run");
    }
    return process;
  }

  @Override
  public List<Running> processes() {
    return List.copyOf(running.values());
  }

  /// While the broker is away it costs nothing.
  @Override
  public List<ProcessHandle> servers() {
    return broker.isRunning()
        ? List.of(broker.process(), database.process())
        : List.of(database.process());
  }

  @Override
  public void close() {
    running.values().forEach(Running::close);
    broker.close();
    database.close();
  }
}
