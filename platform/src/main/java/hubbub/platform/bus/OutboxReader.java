package hubbub.platform.bus;

import hubbub.contracts.KeptFact;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Outbox.Row;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One hearer reading one outbox, on the hearer's thread.
///
/// `marks` are where the hearer is, `kept` are the same in its database: batches that hold nothing
/// for this hearer move only the former, because a transaction for nothing would cost a sync. They
/// are brought together with the next batch, when it is idle, and at the end; after a crash such
/// batches are passed over again.
final class OutboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);
  private static final Duration KEEP_PAUSE = Duration.ofSeconds(2);

  private final Hearer hearer;
  private final Outbox outbox;
  private final SqlDeadLetters letters;
  private final Ticker ticker;
  private final Patience patience;
  private final Marks store;
  private final Map<Mark, Long> marks;
  private final Map<Mark, Long> kept;
  private volatile long position;
  private long keptAt;
  private volatile long passed;
  private volatile @Nullable String trouble;
  private volatile long[] heard = new long[Outbox.PARTITIONS];

  OutboxReader(
      Hearer hearer, Outbox outbox, SqlDeadLetters letters, Ticker ticker, Patience patience) {
    this.hearer = hearer;
    this.outbox = outbox;
    this.letters = letters;
    this.ticker = ticker;
    this.patience = patience;
    store = new Marks(hearer.name());
    kept = hearer.database().read(tx -> store.load(tx.connection()));
    noticeBackup();
    marks = new HashMap<>(kept);
    position = outbox.before(kept);
    passed = position;
    keptAt = ticker.nanos();
    showHeard();
  }

  /// A mark ahead of the outbox means that the outbox is a restored backup: it would give numbers
  /// again that were heard already.
  private void noticeBackup() {
    var heads = outbox.heads();
    var producer = outbox.producer();
    for (var partition = 0; partition < heads.length; partition++) {
      if (kept.getOrDefault(new Mark(producer, partition), 0L) > heads[partition]) {
        LOG.warn(
            "hearer={} outbox was restored from a backup; it begins to count anew", hearer.name());
        outbox.restored();
        return;
      }
    }
  }

  /// Hears what is there.
  ///
  /// @return whether there was anything
  boolean step(BooleanSupplier closed) {
    var rows = outbox.after(position, patience.gather());
    if (rows.isEmpty()) {
      if (passed != position && ticker.nanos() - keptAt > KEEP_PAUSE.toNanos()) {
        keepMarks();
      }
      return false;
    }
    var batch = new Batch(marks);
    for (var row : rows) {
      if (!batch.take(row)) {
        break;
      }
    }
    if (batch.isEmpty()) {
      return waitForHole(rows.getFirst(), closed);
    }
    hear(batch, closed);
    return true;
  }

  private void hear(Batch batch, BooleanSupplier closed) {
    if (tryOnce(batch) == null) {
      return;
    }
    // One of them cannot be digested, or all cannot be kept now: one by one shows which.
    for (var row : batch.rows()) {
      var single = new Batch(marks);
      single.take(row);
      if (!hearPatiently(single, row, closed)) {
        return;
      }
    }
  }

  /// Tries a single row until it is heard or put aside.
  ///
  /// @return false if the hearer was closed meanwhile
  private boolean hearPatiently(Batch single, Row row, BooleanSupplier closed) {
    var tries = 0;
    var pause = patience.firstPause();
    while (!closed.getAsBoolean()) {
      var failure = tryOnce(single);
      if (failure == null) {
        trouble = null;
        return true;
      }
      if (!isAway(failure) && ++tries >= patience.tries()) {
        putAside(row, "it could not be digested: " + failure.getClass().getSimpleName());
        return true;
      }
      trouble =
          isAway(failure)
              ? failure.getMessage()
              : "trying a batch again: " + failure.getClass().getSimpleName();
      LockSupport.parkNanos(this, pause.toNanos());
      pause =
          pause.multipliedBy(2).compareTo(patience.pauseMax()) < 0
              ? pause.multipliedBy(2)
              : patience.pauseMax();
    }
    return false;
  }

  /// What passes by itself, when there is room or the database answers again.
  private static boolean isAway(RuntimeException failure) {
    return failure instanceof StorageFull
        || failure instanceof StorageUnreachable
        || failure instanceof OutboxFull;
  }

  private @Nullable RuntimeException tryOnce(Batch batch) {
    try {
      var wanted = batch.facts(hearer.kinds());
      if (!wanted.isEmpty()) {
        hearer
            .database()
            .write(tx -> {
              hearer.hear(wanted, tx);
              moveMarks(tx, batch.ends());
              return null;
            });
        keptUpTo(batch.ends(), batch.position());
      }
      marks.putAll(batch.ends());
      position = batch.position();
      showHeard();
      return null;
    } catch (MarkMoved e) {
      reload();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  /// Moves every mark that is not where it should be: those of these batches, and those passed over
  /// before.
  private void moveMarks(Transaction tx, Map<Mark, Long> ends) throws SQLException {
    var targets = new HashMap<>(marks);
    targets.putAll(ends);
    for (var target : targets.entrySet()) {
      var from = kept.getOrDefault(target.getKey(), 0L);
      if (from < target.getValue()) {
        store.move(tx, target.getKey(), from, target.getValue());
      }
    }
  }

  private void keptUpTo(Map<Mark, Long> ends, long upTo) {
    kept.putAll(marks);
    kept.putAll(ends);
    passed = upTo;
    keptAt = ticker.nanos();
  }

  /// Writes marks that were moved only in memory.
  void keepMarks() {
    if (kept.equals(marks)) {
      passed = position;
      return;
    }
    try {
      hearer
          .database()
          .write(tx -> {
            moveMarks(tx, Map.of());
            return null;
          });
      keptUpTo(Map.of(), position);
    } catch (MarkMoved _) {
      reload();
    } catch (RuntimeException e) {
      LOG.warn("hearer={} marks cannot be kept: {}", hearer.name(), e.toString());
    }
  }

  /// Somebody else has heard: begin again from what the database says.
  private void reload() {
    kept.clear();
    kept.putAll(hearer.database().read(tx -> store.load(tx.connection())));
    marks.clear();
    marks.putAll(kept);
    position = outbox.before(kept);
    showHeard();
  }

  private void putAside(Row row, String reason) {
    var mark = new Mark(row.producer(), row.partition());
    LOG.error(
        "hearer={} partition={} number={} goes to the dead letters: {}",
        hearer.name(),
        row.partition(),
        row.number(),
        reason);
    hearer
        .database()
        .write(tx -> {
          letters.add(tx, mark, row.number(), row.facts(), reason);
          moveMarks(tx, Map.of(mark, row.number()));
          return null;
        });
    keptUpTo(Map.of(mark, row.number()), row.position());
    marks.put(mark, row.number());
    position = row.position();
    trouble = null;
    showHeard();
  }

  /// The next number is missing. In this shape it cannot come any more, but a reader that was wrong
  /// about where it stood can find it; so it looks again, shows the trouble, and only then notes
  /// the loss and goes on.
  private boolean waitForHole(Row next, BooleanSupplier closed) {
    var mark = new Mark(next.producer(), next.partition());
    var from = marks.getOrDefault(mark, 0L) + 1;
    var lost =
        "batches "
            + from
            + " to "
            + (next.number() - 1)
            + " of partition "
            + next.partition()
            + " are missing";
    var deadline = ticker.nanos() + patience.hole().toNanos();
    trouble = lost;
    while (!closed.getAsBoolean() && ticker.nanos() < deadline) {
      LockSupport.parkNanos(this, patience.firstPause().toNanos());
      var again = outbox.after(outbox.before(marks), 1);
      if (!again.isEmpty() && again.getFirst().position() < next.position()) {
        position = again.getFirst().position() - 1;
        trouble = null;
        return true;
      }
    }
    if (!closed.getAsBoolean()) {
      noteLoss(mark, next.number() - 1, lost);
    }
    return true;
  }

  private void noteLoss(Mark mark, long upTo, String lost) {
    LOG.error("hearer={} {}", hearer.name(), lost);
    hearer
        .database()
        .write(tx -> {
          letters.add(tx, mark, upTo, List.of(), lost);
          moveMarks(tx, Map.of(mark, upTo));
          return null;
        });
    keptUpTo(Map.of(mark, upTo), position);
    marks.put(mark, upTo);
    trouble = null;
  }

  long passed() {
    return passed;
  }

  /// How far it has heard; marks may be kept up to here later.
  long position() {
    return position;
  }

  private void showHeard() {
    var now = new long[Outbox.PARTITIONS];
    for (var partition = 0; partition < now.length; partition++) {
      now[partition] = marks.getOrDefault(new Mark(outbox.producer(), partition), 0L);
    }
    heard = now;
  }

  HearerState state(String producer, long deadLetters) {
    var heads = outbox.heads();
    var behind = 0L;
    for (var partition = 0; partition < heads.length; partition++) {
      behind += Math.max(0, heads[partition] - heard[partition]);
    }
    return new HearerState(hearer.name(), producer, behind, deadLetters, trouble);
  }

  /// Rows that are applied in one transaction: heard ones are passed over, and it ends before a
  /// hole.
  private static final class Batch {
    private final Map<Mark, Long> marks;
    private final Map<Mark, Long> ends = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private long position;

    Batch(Map<Mark, Long> marks) {
      this.marks = marks;
    }

    /// @return false if the row cannot follow: a number before it is missing
    boolean take(Row row) {
      var mark = new Mark(row.producer(), row.partition());
      var known = ends.containsKey(mark) ? ends.get(mark) : marks.get(mark);
      // A hearer that never heard of a producer begins with what is still there.
      var last = known == null ? row.number() - 1 : known;
      if (row.number() > last + 1) {
        return false;
      }
      if (row.number() == last + 1) {
        rows.add(row);
        ends.put(mark, row.number());
      }
      position = row.position();
      return true;
    }

    boolean isEmpty() {
      return position == 0;
    }

    List<Row> rows() {
      return rows;
    }

    Map<Mark, Long> ends() {
      return ends;
    }

    long position() {
      return position;
    }

    List<KeptFact> facts(Set<Class<? extends KeptFact>> kinds) {
      var facts = new ArrayList<KeptFact>();
      for (var row : rows) {
        for (var fact : row.facts()) {
          if (kinds.contains(fact.getClass())) {
            facts.add(fact);
          }
        }
      }
      return facts;
    }
  }
}
