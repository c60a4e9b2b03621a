package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;

import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The three services of the directory: all in one process on SQLite, or each in a process of its
/// own, on a broker and a database server and without pages. Each can be killed.
final class DirectoryProcesses implements AutoCloseable {
  private final boolean apart;
  private final Map<Part, RunningHubbub> running = new EnumMap<>(Part.class);
  private final Map<Part, List<String>> words = new EnumMap<>(Part.class);
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Path folder;

  /// A service.
  enum Part {
    PLACES,
    PEOPLE,
    PEOPLE_PER_PLACE;

    String service() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private DirectoryProcesses(Path folder, boolean apart) {
    this.folder = folder;
    this.apart = apart;
  }

  /// All in one process, with everything else.
  static DirectoryProcesses together(Path folder) {
    var one = new DirectoryProcesses(folder, false);
    var port = RunningHubbub.freePort();
    for (var part : Part.values()) {
      one.ports.put(part, port);
      one.words.put(
          part,
          List.of("--port", Integer.toString(port), "--data", folder.resolve("data").toString()));
    }
    one.launch(Part.PLACES);
    one.awaitReady();
    return one;
  }

  /// Each in a process of its own.
  static DirectoryProcesses apart(Path folder, PostgresServer database, RabbitServer broker) {
    var three = new DirectoryProcesses(folder, true);
    var settings = new ArrayList<>(SharedSettings.lines(folder, database.freshDatabase(), broker));
    for (var part : Part.values()) {
      var port = RunningHubbub.freePort();
      three.ports.put(part, port);
      settings.add("services." + part.service() + ".url = http://127.0.0.1:" + port);
    }
    var file = folder.resolve("directory.conf");
    try {
      Files.write(file, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var part : Part.values()) {
      three.words.put(
          part,
          List.of(
              "--config",
              file.toString(),
              "--services",
              part.service(),
              "--port",
              three.port(part) + "",
              "--data",
              folder.resolve(part.service()).toString()));
      three.launch(part);
    }
    three.awaitReady();
    return three;
  }

  private int port(Part part) {
    return requireNonNull(ports.get(part));
  }

  /// Where a service is asked.
  RunningHubbub at(Part part) {
    return requireNonNull(running.get(part), part.name());
  }

  /// `kill -9` of the process that has a service.
  void kill(Part part) {
    at(part).kill();
  }

  /// Starts the process again that has a service.
  void launch(Part part) {
    var hubbub =
        RunningHubbub.launch(
            folder.resolve(part.service()), Map.of(), requireNonNull(words.get(part)), port(part));
    for (var other : Part.values()) {
      if (!apart || other == part) {
        running.put(other, hubbub);
      }
    }
  }

  void awaitReady() {
    running.values().forEach(RunningHubbub::awaitReady);
  }

  @Override
  public void close() {
    running.values().forEach(RunningHubbub::close);
  }
}
