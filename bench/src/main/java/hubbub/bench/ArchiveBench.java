package hubbub.bench;

import com.sun.management.OperatingSystemMXBean;
import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.Order;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.archive.facts.Heard;
import hubbub.archive.facts.OnMessages;
import hubbub.archive.store.LogUpkeep;
import hubbub.archive.store.SqlMessageLog;
import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.SqliteStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// How fast the archive keeps messages, and how fast it answers when it has many: alone, without
/// the bus. Messages have random ids, 300,000 authors and 50,000 words by Zipf's law, 20 channels.
///
/// Usage: `hubbub.bench.ArchiveBench FOLDER [MESSAGES]`; an archive that is there already is only
/// asked.
public final class ArchiveBench {
  private static final int BATCH = 500;
  private static final int BATCHES = 16;
  private static final int REPORT = 1_000_000;
  private static final int ROUNDS = 200;
  private static final int EXPORT = 1_000_000;
  private static final int EXPORT_PAGE = 2_000;
  private static final int STEPS = 20;

  private final Database database;
  private final OnMessages hearer;
  private final LogUpkeep upkeep;
  private final SqlMessageLog log;
  private final InventedMessages invented;

  private ArchiveBench(Database database, Instant begin) {
    this.database = database;
    hearer = new OnMessages(database, new Nobody(), Clock.systemUTC());
    upkeep = new LogUpkeep(database, Keeping::everything);
    log = new SqlMessageLog(database, Ticker.system());
    invented = new InventedMessages(begin);
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    var folder = Path.of(arguments[0]);
    var messages = arguments.length > 1 ? Long.parseLong(arguments[1]) : REPORT;
    Files.createDirectories(folder);
    System.out.println(DurableCommits.line(folder));
    var begin = Instant.now().minus(InventedMessages.STEP.multipliedBy(messages));
    try (var storage = new SqliteStorage(folder, Clock.systemUTC(), 1L << 30)) {
      var bench = new ArchiveBench(storage.open("archive"), begin);
      bench.upkeep.prepare();
      if (bench.upkeep.figures().messages() == 0) {
        bench.build(messages);
      }
      bench.ask();
      bench.export();
      bench.letGo();
    }
  }

  private void build(long messages) {
    var heard = 0L;
    var hearing = new Spent();
    var searching = new Spent();
    for (var n = 0L; n < messages; n += (long) BATCH * BATCHES) {
      var facts = new ArrayList<KeptFact>();
      for (var b = 0; b < BATCHES; b++) {
        facts.add(invented.batch(BATCH));
      }
      hearing.during(() -> hear(facts));
      while (searching.during(() -> upkeep.search(Instant.now())) > 0) {
        // Until every message is in a volume.
      }
      heard += (long) BATCH * BATCHES;
      if (heard % REPORT < (long) BATCH * BATCHES) {
        report(heard, hearing, searching);
        hearing = new Spent();
        searching = new Spent();
      }
    }
  }

  private int hear(List<KeptFact> facts) {
    return database.write(tx -> {
      hearer.hear(facts, tx);
      return facts.size();
    });
  }

  private void report(long heard, Spent hearing, Spent searching) {
    var figures = upkeep.figures();
    System.out.printf(
        "%,d messages: kept %s, made searchable %s; %d bytes a message%n",
        heard, hearing, searching, figures.bytes() / figures.messages());
  }

  private void ask() {
    var all = Question.all(Order.NEWEST);
    var channel = new Channel("twitch", InventedMessages.channel(3));
    System.out.printf("%,d messages, pages of 50, ms:%n", upkeep.figures().messages());
    time("newest", all);
    time("oldest", Question.all(Order.OLDEST));
    time("of a channel", all.in(channel));
    time("of a run", all.ofRun("run-3"));
    time("of an author of many", all.by(InventedMessages.login(0)));
    time("of an author of few", all.by(InventedMessages.login(200_000)));
    time("of an unknown author", all.by("nobody"));
    var middle = Instant.now().minus(Duration.ofHours(6));
    time("of a minute of a channel", all.in(channel).between(middle.minusSeconds(60), middle));
    for (var words :
        List.of(
            word(0),
            word(200),
            word(40_000),
            word(0) + " " + word(1),
            word(3) + " " + word(40_001),
            "\"" + word(0) + " " + word(2) + "\"",
            "\"" + word(40) + " " + word(300) + "\"",
            word(5).substring(0, 2) + "*",
            "nobodysaysthis")) {
      time("search " + words, all.saying(WordQuery.parse(words)));
    }
    time("search in a channel " + word(0), all.in(channel).saying(WordQuery.parse(word(0))));
    time(
        "search by an author " + word(0),
        all.by(InventedMessages.login(7)).saying(WordQuery.parse(word(0))));
  }

  /// Reads a million messages in the pages that an export reads, without writing them as JSON.
  private void export() {
    var question = Question.all(Order.OLDEST);
    var after = OptionalLong.empty();
    var begin = System.nanoTime();
    var read = 0L;
    do {
      var page = log.page(question, after, EXPORT_PAGE);
      read += page.messages().size();
      after = page.next();
    } while (after.isPresent() && read < EXPORT);
    System.out.printf(
        "export: %,d messages, %,d/s%n", read, read * 1_000_000_000L / (System.nanoTime() - begin));
  }

  /// How long the writer is held up by the steps of upkeep, and by a deletion.
  private void letGo() {
    step("retention, 1,000 messages", () -> upkeep.removeOldest(1_000));
    var places = IntStream.range(0, 20).mapToObj(InventedMessages::channel).iterator();
    step(
        "deleting a channel's author, at once",
        () ->
            hear(
                List.of(
                    new MessagesDeleted(
                        new Channel("twitch", places.next()),
                        null,
                        Integer.toString(100_007),
                        Instant.now(),
                        "by a bench"))));
    step("deleting 100 more", () -> upkeep.sweep() ? 1 : 0);
  }

  private static void step(String what, IntSupplier work) {
    var spent = new Spent();
    for (var n = 0; n < STEPS; n++) {
      spent.during(work);
    }
    System.out.printf(
        "%s: mean %.1f ms, longest %d ms%n",
        what, spent.wall / 1e6 / STEPS, spent.longest / 1_000_000);
  }

  private static String word(int rank) {
    return InventedMessages.word(rank);
  }

  private void time(String what, Question question) {
    var times = new long[ROUNDS];
    var found = 0;
    for (var n = 0; n < ROUNDS; n++) {
      var begin = System.nanoTime();
      found = log.page(question, OptionalLong.empty(), 50).messages().size();
      times[n] = System.nanoTime() - begin;
    }
    Arrays.sort(times);
    System.out.printf(
        "  %-34s %3d found, p50 %6.2f, p99 %6.2f%n",
        what, found, times[ROUNDS / 2] / 1e6, times[ROUNDS * 99 / 100] / 1e6);
  }

  /// Time of the clock and of the processor, for the last million.
  private static final class Spent {
    private static final OperatingSystemMXBean PROCESS =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long wall;
    private long cpu;
    private long longest;

    int during(IntSupplier work) {
      var cpuBegin = PROCESS.getProcessCpuTime();
      var begin = System.nanoTime();
      var result = work.getAsInt();
      var took = System.nanoTime() - begin;
      wall += took;
      longest = Math.max(longest, took);
      cpu += PROCESS.getProcessCpuTime() - cpuBegin;
      return result;
    }

    @Override
    public String toString() {
      return "%,d/s (%.1f µs of CPU each, longest step %d ms)"
          .formatted(REPORT * 1_000_000_000L / wall, cpu / 1e3 / REPORT, longest / 1_000_000);
    }
  }

  private static final class Nobody implements Heard {
    @Override
    public void messages(int kept, int excluded) {}

    @Override
    public void deletion(boolean known) {}
  }
}
