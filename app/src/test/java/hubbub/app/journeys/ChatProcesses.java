package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Chat in processes of its own, behind a door that has everything else, on a broker and a database
/// server.
final class ChatProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Map<Part, RunningHubbub> running = new EnumMap<>(Part.class);

  /// Which services each process has.
  enum Part {
    DOOR(
        "connectors,archive,statistics,mood,places,people,people-per-place,accounts,radio,favourites,web"),
    FIRST("chat"),
    /// Started only by who asks for it.
    SECOND("chat");

    private final String services;

    Part(String services) {
      this.services = services;
    }
  }

  ChatProcesses(Path folder, PostgresServer database, RabbitServer broker) {
    this.folder = folder;
    for (var part : Part.values()) {
      ports.put(part, RunningHubbub.freePort());
    }
    var lines = new ArrayList<>(SharedSettings.lines(folder, database.freshDatabase(), broker));
    for (var service : Part.DOOR.services.split(",", -1)) {
      lines.add("services." + service + ".url = " + address(Part.DOOR));
    }
    lines.addAll(
        List.of(
            "services.chat.url = " + address(Part.FIRST) + ", " + address(Part.SECOND),
            // One that stands still is noticed soon.
            "cluster.answer-time = 3s",
            "archive.retention-days = 0",
            "chat.lines-per-person = 100000",
            "chat.lines-per-address = 1000000",
            // Many small commits: a kill hits between them.
            "chat.group-max = 20"));
    try {
      Files.write(folder.resolve("all.conf"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address(Part part) {
    return "http://127.0.0.1:" + ports.get(part);
  }

  /// Starts the door and the first process with chat, and waits until it has the rooms.
  ChatProcesses start() {
    launch(Part.FIRST);
    launch(Part.DOOR);
    at(Part.DOOR).awaitReady();
    awaitRooms(Part.FIRST);
    return this;
  }

  void launch(Part part) {
    var port = requireNonNull(ports.get(part));
    var data = folder.resolve(part.name());
    var words =
        List.of(
            "--config",
            folder.resolve("all.conf").toString(),
            "--services",
            part.services,
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());
    running.put(part, RunningHubbub.launch(data, Map.of(), words, port));
  }

  RunningHubbub at(Part part) {
    return requireNonNull(running.get(part), part.name());
  }

  /// Where everything is asked.
  RunningHubbub door() {
    return at(Part.DOOR);
  }

  /// Whether a process numbers the lines.
  boolean hasRooms(Part part) {
    try {
      return at(part).get("/health").body().contains("\"has_the_rooms\":true");
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  void awaitRooms(Part part) {
    at(part).awaitReady();
    Await.until(PATIENCE, () -> hasRooms(part));
  }

  /// Sends a signal: `-STOP` makes a process stand still, `-CONT` wakes it.
  void signal(String signal, Part part) {
    try {
      var kill =
          new ProcessBuilder("kill", signal, Long.toString(at(part).pid())).inheritIO().start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    running.values().forEach(RunningHubbub::close);
  }
}
