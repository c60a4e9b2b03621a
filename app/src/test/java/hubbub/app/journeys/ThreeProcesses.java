package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.PostgresConfig;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An installation of three processes, on a broker and a database server of their own.
final class ThreeProcesses implements AutoCloseable {
  private final Path folder;
  private final PostgresConfig rows;
  private final URI bus;
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Map<Part, RunningHubbub> running = new EnumMap<>(Part.class);

  /// Which services each process has.
  enum Part {
    CONNECTORS("connectors"),
    /// A second process for the same: started only by who asks for it.
    MORE_CONNECTORS("connectors"),
    FIGURES("archive,statistics,mood"),
    /// A second process for the same: started only by who asks for it.
    MORE_FIGURES("archive,statistics,mood"),
    WEB("places,people,people-per-place,accounts,chat,radio,favourites,web");

    private final String services;

    Part(String services) {
      this.services = services;
    }

    private boolean isMore() {
      return this == MORE_CONNECTORS || this == MORE_FIGURES;
    }
  }

  ThreeProcesses(Path folder, PostgresServer database, RabbitServer broker) {
    this(folder, database.freshDatabase(), broker.freshHost());
  }

  /// @param bus where the broker's `guest` may everything
  ThreeProcesses(Path folder, PostgresConfig rows, URI bus) {
    this.folder = folder;
    this.rows = rows;
    this.bus = bus;
    for (var part : Part.values()) {
      ports.put(part, RunningHubbub.freePort());
    }
    write();
  }

  private void write() {
    var connectors = addresses(Part.CONNECTORS, Part.MORE_CONNECTORS);
    var figures = addresses(Part.FIGURES, Part.MORE_FIGURES);
    var lines = new ArrayList<>(SharedSettings.lines(folder, rows, bus));
    lines.addAll(
        List.of(
            "services.connectors.url = " + connectors,
            "services.archive.url = " + figures,
            "services.statistics.url = " + figures,
            "services.mood.url = " + figures,
            "services.places.url = " + addresses(Part.WEB),
            "services.people.url = " + addresses(Part.WEB),
            "services.people-per-place.url = " + addresses(Part.WEB),
            "services.accounts.url = " + addresses(Part.WEB),
            "services.chat.url = " + addresses(Part.WEB),
            "services.radio.url = " + addresses(Part.WEB),
            "services.favourites.url = " + addresses(Part.WEB),
            "services.web.url = " + addresses(Part.WEB),
            "archive.retention-days = 0"));
    try {
      Files.write(settings(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String addresses(Part... parts) {
    return Stream.of(parts)
        .map(part -> "http://127.0.0.1:" + ports.get(part))
        .collect(Collectors.joining(", "));
  }

  /// Starts all that do not run, and waits until they are ready.
  ThreeProcesses start() {
    for (var part : Part.values()) {
      if (!part.isMore() && !running.containsKey(part)) {
        launch(part);
      }
    }
    running.values().forEach(RunningHubbub::awaitReady);
    return this;
  }

  void launch(Part part) {
    running.put(part, RunningHubbub.launch(data(part), Map.of(), flags(part), port(part)));
  }

  /// The same of another build: today's, with what lies in a folder before it.
  void launch(Part part, Path more) {
    running.put(part, RunningHubbub.launch(more, data(part), flags(part), port(part)));
    at(part).awaitReady();
  }

  private int port(Part part) {
    return requireNonNull(ports.get(part));
  }

  private List<String> flags(Part part) {
    return List.of(
        "--config",
        folder.resolve("all.conf").toString(),
        "--services",
        part.services,
        "--port",
        Integer.toString(port(part)),
        "--data",
        data(part).toString());
  }

  /// What `hubbub ask` prints where a process runs.
  String ask(Part part, String... question) {
    var words = new ArrayList<>(List.of("ask"));
    words.addAll(flags(part));
    words.addAll(List.of(question));
    try (var asking = RunningHubbub.launch(data(part), Map.of(), words, 0)) {
      assertThat(asking.awaitExit()).as(asking.output()).isZero();
      return asking.output();
    }
  }

  /// Leaves a process to whoever asks; it is none of ours any more.
  RunningHubbub forget(Part part) {
    return requireNonNull(running.remove(part), part.name());
  }

  RunningHubbub at(Part part) {
    return requireNonNull(running.get(part), part.name());
  }

  /// The settings of all processes.
  Path settings() {
    return folder.resolve("all.conf");
  }

  PostgresConfig rows() {
    return rows;
  }

  /// The data folder of a process.
  Path data(Part part) {
    return folder.resolve(part.name());
  }

  /// Where everything is asked.
  RunningHubbub door() {
    return at(Part.WEB);
  }

  /// As `kill -9` does; then it is started again.
  void killAndRestart(Part part) {
    at(part).kill();
    launch(part);
  }

  /// Starts one again that has ended, and waits until it is ready.
  void restart(Part part) {
    launch(part);
    at(part).awaitReady();
  }

  /// Ends all of them, as a service manager does.
  void stop() {
    running.values().forEach(RunningHubbub::end);
    running.clear();
  }

  @Override
  public void close() {
    running.values().forEach(RunningHubbub::close);
  }
}
