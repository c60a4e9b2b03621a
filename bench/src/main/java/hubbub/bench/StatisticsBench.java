package hubbub.bench;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.SqliteStorage;
import hubbub.statistics.domain.DrawSeries;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Summarise;
import hubbub.statistics.facts.OnCrowd;
import hubbub.statistics.store.Counts;
import hubbub.statistics.store.SqlLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What counting alone costs: facts as they come out of the outbox, already read, heard by
/// statistics into its SQLite file. Each hearing brings what 30,000 messages/s gather in 200 ms,
/// spread over the channels; names, people and words are invented, few of them frequent and most
/// rare. The figure is taken over the second million.
///
/// Usage: `taskset -c 0 java -cp … hubbub.bench.StatisticsBench [CHANNELS] [MESSAGES] [FOLDER]`
public final class StatisticsBench {
  private static final int PER_HEARING = 6_000;
  private static final int BATCH_MAX = 500;
  private static final int WORDS = 30_000;
  private static final int PEOPLE = 200_000;
  private static final int BEHIND = 1_000_000;

  private final Random random = new Random(1);
  private final String[] words = new String[WORDS];
  private final List<Channel> channels = new ArrayList<>();
  private final Instant begin = Instant.parse("2026-03-01T20:00:00Z");
  private long made;

  private StatisticsBench(int channelCount) {
    for (var i = 0; i < WORDS; i++) {
      words[i] = word();
    }
    for (var i = 0; i < channelCount; i++) {
      channels.add(new Channel("replay", "bench" + i));
    }
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    var channelCount = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    var messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    var folder =
        arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("hubbub-bench");
    System.out.println(DurableCommits.line(folder));
    new StatisticsBench(channelCount).run(messages, folder);
  }

  private void run(int messages, Path folder) {
    try (var storage = new SqliteStorage(folder, Clock.systemUTC(), 1L << 30)) {
      var database = storage.open("statistics");
      var clock = Clock.systemUTC();
      var counts = new Counts(100_000, 20_000);
      var hearer = new OnCrowd(database, counts, clock, new SimpleMeterRegistry());
      hearMany(database, hearer, BEHIND);
      var figures = hearMany(database, hearer, messages);
      System.out.printf(
          "%d channels: %,.0f messages/s, %.2f µs of processor time a message; file %,d KiB%n",
          channels.size(),
          figures[0],
          figures[1],
          folder.resolve("statistics.db").toFile().length() >> 10);
      ask(new SqlLedger(database, Clock.systemUTC()));
    }
  }

  /// @return messages per second, and microseconds of processor time a message
  private double[] hearMany(Database database, OnCrowd hearer, int messages) {
    var nanos = 0L;
    var cpu = 0.0;
    for (var heard = 0; heard < messages; heard += PER_HEARING) {
      var facts = facts();
      var before = System.nanoTime();
      var cpuBefore = cpuNanos();
      database.write(tx -> {
        hearer.hear(facts, tx);
        return null;
      });
      nanos += System.nanoTime() - before;
      cpu += cpuNanos() - cpuBefore;
    }
    return new double[] {messages * 1e9 / nanos, cpu / 1e3 / messages};
  }

  /// Of the whole process: the database's writer is a thread of its own.
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private void ask(SqlLedger ledger) {
    var channel = channels.getFirst();
    var last = begin.getEpochSecond() + made / 30_000;
    var minute = Optional.of(new Range(last - 60, last));
    for (var i = 0; i < 50; i++) {
      ledger.look(
          r -> Summarise.summarise(r, r.channel(channel).orElseThrow(), Optional.empty(), 10));
    }
    time(
        "figures of all time",
        () ->
            ledger.look(r ->
                Summarise.summarise(r, r.channel(channel).orElseThrow(), Optional.empty(), 10)));
    time(
        "figures of a minute",
        () ->
            ledger.look(r -> Summarise.summarise(r, r.channel(channel).orElseThrow(), minute, 10)));
    time(
        "a series of 300 seconds",
        () ->
            ledger.look(
                r -> DrawSeries.draw(r, r.channel(channel).orElseThrow(), last - 300, 1, 300, 0)));
    time("totals", () -> ledger.look(hubbub.statistics.domain.Reading::totals));
  }

  private static void time(String what, Runnable question) {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 10; i++) {
      var before = System.nanoTime();
      question.run();
      best = Math.min(best, System.nanoTime() - before);
    }
    System.out.printf("%s: %.2f ms%n", what, best / 1e6);
  }

  private List<KeptFact> facts() {
    var facts = new ArrayList<KeptFact>();
    var perChannel = Math.max(1, PER_HEARING / channels.size());
    for (var c = 0; c < channels.size(); c++) {
      for (var left = perChannel; left > 0; left -= BATCH_MAX) {
        var messages = new ArrayList<Message>();
        for (var i = Math.min(left, BATCH_MAX); i > 0; i--) {
          messages.add(message(c));
        }
        facts.add(new MessagesSeen(channels.get(c), List.of("bench"), messages));
      }
    }
    return facts;
  }

  private Message message(int channel) {
    var at = begin.plusNanos(made++ * 1_000_000_000L / 30_000);
    var person = "p" + channel + "x" + rare(Math.max(2_000, PEOPLE / channels.size()));
    var text = new StringBuilder();
    for (var i = random.nextInt(1, 12); i > 0; i--) {
      text.append(words[rare(WORDS)]).append(' ');
    }
    return new Message(
        Long.toString(made),
        MessageKind.MESSAGE,
        new Author(person, person, person, null),
        text.toString(),
        at,
        at,
        null,
        List.of(),
        List.of(),
        false,
        Map.of());
  }

  /// Small numbers often, large ones rarely.
  private int rare(int bound) {
    return (int) (Math.pow(bound, random.nextDouble()) - 1);
  }

  private String word() {
    var letters = new StringBuilder();
    for (var i = random.nextInt(3, 10); i > 0; i--) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }
}
