package hubbub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One process on SQLite against three on RabbitMQ and PostgreSQL: how many messages a second go
/// the whole way, and what memory each process takes. Then the broker is killed for a minute while
/// a thousand messages a second go on: how soon all are level again, and whether every message was
/// counted once.
///
/// All use all cores, and this program asks once a second. Everything that it starts it ends.
///
/// Usage, from the project's root: `java -cp "bench/target/classes:bench/target/dependency/*"
/// hubbub.bench.ApartBench [MESSAGES] [FOLDER]`
public final class ApartBench {
  private static final int IDLE_SECONDS = 20;
  private static final int PIPELINE_SECONDS_MAX = 900;

  private final int messages;
  private final Path folder;

  private ApartBench(int messages, Path folder) {
    this.messages = messages;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    var folder =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("hubbub-bench");
    System.out.println(DurableCommits.line(folder));
    new ApartBench(messages, folder).measure();
  }

  private void measure() throws IOException, InterruptedException {
    Stretch alone;
    try (var one = new Alone(folder.resolve("alone"))) {
      alone = pipeline("one process on SQLite", one);
    }
    try (var three = new Apart(folder.resolve("apart"))) {
      var apart = pipeline("three processes on RabbitMQ and PostgreSQL", three);
      System.out.printf(
          "three processes have %.2f of the messages/s of one; %.2f of those per second of processor time%n",
          alone.seconds() / apart.seconds(), alone.hubbub() / (apart.hubbub() + apart.servers()));
      new Outage(three, messages).measure();
    }
  }

  /// @return from the start of the replay until everybody had all of it
  private Stretch pipeline(String name, Installation installation)
      throws IOException, InterruptedException {
    System.out.printf("%n%s; load %.1f%n", name, Cost.load());
    var captures = Files.createDirectories(installation.captures());
    Capture.write(captures.resolve("bench"), messages);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    System.out.println("idle: " + memory(installation));
    var most = new ArrayList<Double>();
    installation.processes().forEach(_ -> most.add(0.0));

    var begin = Stretch.now(installation);
    installation.door().listen("replay/bench?speed=max");
    Stretch warm = null;
    var warmRows = 0L;
    var rows = 0L;
    while (rows < messages) {
      TimeUnit.SECONDS.sleep(1);
      rows = installation.heardByAll();
      var soFar = Stretch.now(installation).since(begin);
      note(most, installation);
      System.out.printf(
          "%6.0f s  %,12d messages  %s%n", soFar.seconds(), rows, memory(installation));
      if (warm == null && rows >= messages / 3) {
        warm = Stretch.now(installation);
        warmRows = rows;
      }
      if (soFar.seconds() > PIPELINE_SECONDS_MAX) {
        throw new IllegalStateException("took too long");
      }
    }
    var end = Stretch.now(installation);
    var all = end.since(begin);
    System.out.println("all of it: " + all.shown(messages));
    if (warm != null && warmRows < messages) {
      System.out.println("after the first third: " + end.since(warm).shown(messages - warmRows));
    }
    System.out.println("most memory: " + shown(most));
    Exact.check(installation, messages);
    return all;
  }

  private static void note(List<Double> most, Installation installation) {
    var n = 0;
    for (var process : installation.processes()) {
      most.set(n, Math.max(most.get(n), process.residentMib()));
      n++;
    }
  }

  private static String memory(Installation installation) {
    var own = installation.processes().stream().map(Running::residentMib).toList();
    var servers = installation.servers().stream().map(Cost::residentMibOfAll).toList();
    return shown(own) + (servers.isEmpty() ? "" : "; servers " + shown(servers));
  }

  private static String shown(List<Double> mib) {
    return mib.stream().map("%.0f"::formatted).collect(Collectors.joining(" + ")) + " MiB";
  }
}
