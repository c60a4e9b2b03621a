package hubbub.bench;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The whole way of a message on one core: raw IRC, parsed, durable, archived, counted, mood. The
/// figure counts a message when the last of its hearers has it, with a million rows already
/// archived and the program warm for half a minute.
///
/// Usage, from the project's root: `taskset -c 1 java -cp … hubbub.bench.PipelineBench [MESSAGES]
/// [FOLDER]`
public final class PipelineBench {
  private static final int WARM_ROWS = 1_000_000;
  private static final double WARM_SECONDS = 30;

  private PipelineBench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000_000;
    var folder =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("hubbub-bench");
    System.out.println(DurableCommits.line(folder));
    var captures = Files.createDirectories(folder.resolve("captures"));
    Capture.write(captures.resolve("bench"), messages);
    try (var hubbub = Running.start(folder)) {
      var begun = System.nanoTime();
      hubbub.listen("replay/bench?speed=max");
      watch(hubbub, messages, begun);
    }
  }

  private static void watch(Running hubbub, int messages, long begun)
      throws IOException, InterruptedException {
    var warmAt = 0L;
    var warmRows = 0L;
    var warmCpu = 0.0;
    while (true) {
      TimeUnit.SECONDS.sleep(1);
      var rows = heardByAll(hubbub);
      var seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%6.0f s  %,12d messages  %6.0f MiB%n", seconds, rows, hubbub.residentMib());
      if (warmAt == 0 && rows >= WARM_ROWS && seconds >= WARM_SECONDS) {
        warmAt = System.nanoTime();
        warmRows = rows;
        warmCpu = hubbub.cpuSeconds();
      }
      if (rows >= messages) {
        report(hubbub, messages, warmAt, warmRows, warmCpu, begun);
        return;
      }
    }
  }

  private static void report(
      Running hubbub, int messages, long warmAt, long warmRows, double warmCpu, long begun)
      throws IOException {
    var now = System.nanoTime();
    System.out.printf(
        "all of it: %,.0f messages/s; memory %.0f MiB%n",
        messages / ((now - begun) / 1e9), hubbub.residentMib());
    if (warmAt > 0) {
      System.out.printf(
          "warm: %,.0f messages/s, %,.0f messages per second of processor time%n",
          (messages - warmRows) / ((now - warmAt) / 1e9),
          (messages - warmRows) / (hubbub.cpuSeconds() - warmCpu));
    }
  }

  /// How many messages the slowest hearer has.
  private static long heardByAll(Running hubbub) throws IOException, InterruptedException {
    var counted = Json.mapper().readTree(hubbub.get("/statistics")).path("amount").asLong();
    var behind = 0L;
    for (JsonNode hearer : Json.mapper().readTree(hubbub.get("/health")).path("hearers")) {
      behind = Math.max(behind, hearer.path("behind").asLong());
    }
    // A batch of a replay at full speed has 500 messages.
    return behind == 0 ? counted : Math.max(0, counted - behind * 500);
  }
}
