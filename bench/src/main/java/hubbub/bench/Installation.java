package hubbub.bench;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A Hubbub in one or several processes, which is asked how far it is and what it costs.
interface Installation extends AutoCloseable {
  /// Batches behind of whoever hears nothing at all.
  long AWAY = 1_000_000;

  /// Where replays are read from.
  Path captures();

  /// Where everything is asked.
  Running door();

  /// The process that archives, counts and weighs.
  Running figures();

  /// All of Hubbub's, the connectors' first.
  List<Running> processes();

  /// The servers beside them.
  List<ProcessHandle> servers();

  @Override
  void close();

  default JsonNode json(String path) throws IOException, InterruptedException {
    return Json.mapper().readTree(door().get(path));
  }

  /// How many messages the slowest hearer has had since the start. What it hears twice, because it
  /// had to try again, may count twice: exact are [#counted] and [#archived].
  default long heardByAll() throws IOException, InterruptedException {
    var metrics = figures().get("/metrics");
    var heard = Math.min(sum(metrics, "hubbub_archive_messages"), sum(metrics, "hubbub_mood_"));
    return Math.min(heard, counted());
  }

  private static long sum(String metrics, String name) {
    return (long)
        metrics
            .lines()
            .filter(line -> line.startsWith(name))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
  }

  /// All messages that were ever counted; 0 while whoever counts is away.
  default long counted() throws IOException, InterruptedException {
    return json("/statistics").path("amount").asLong();
  }

  /// All messages that are in the archive; 0 while it is away.
  default long archived() throws IOException, InterruptedException {
    var health = json("/health");
    var archived = archived(health);
    for (var process : health.path("processes")) {
      archived += archived(process);
    }
    return archived;
  }

  private static long archived(JsonNode health) {
    return health.path("parts").path("archive").path("figures").path("messages").asLong();
  }

  /// How many batches the slowest hearer is behind, by what it was told of; many while a hearer's
  /// process or the bus is away.
  default long behind() throws IOException, InterruptedException {
    var health = json("/health");
    var hearers = new ArrayList<JsonNode>();
    health.path("hearers").forEach(hearers::add);
    health.path("processes").forEach(process -> process.path("hearers").forEach(hearers::add));
    var behind = hearers.isEmpty() ? AWAY : 0;
    for (var hearer : hearers) {
      behind =
          Math.max(behind, hearer.path("trouble").isNull() ? hearer.path("behind").asLong() : AWAY);
    }
    return behind;
  }

  /// Processor time of all of Hubbub's processes.
  default double cpuSeconds() {
    return processes().stream().mapToDouble(Running::cpuSeconds).sum();
  }

  /// Processor time of the servers.
  default double cpuSecondsOfServers() {
    return servers().stream().mapToDouble(Cost::cpuSecondsOfAll).sum();
  }
}
