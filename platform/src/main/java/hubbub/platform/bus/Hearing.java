package hubbub.platform.bus;

import hubbub.contracts.KeptFact;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Outbox.Row;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a hearer has heard, and the one way for it to hear more, whatever brings the rows: they are
/// applied and the marks moved in one transaction of its database. Used on the hearer's thread; how
/// far it is may be asked from any.
///
/// `marks` are where the hearer is, `kept` are the same in its database: batches that hold nothing
/// for this hearer move only the former, because a transaction for nothing would cost a sync. They
/// are brought together with the next batch, or when [#keepMarks] is called; after a crash such
/// batches are passed over again.
public final class Hearing {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
  private static final Comparator<Mark> IN_ORDER =
      Comparator.comparing(Mark::producer).thenComparingInt(Mark::partition);

  private final Hearer hearer;
  private final SqlDeadLetters letters;
  private final Patience patience;
  private final Marks store;
  private final Map<Mark, Long> marks;
  private final Map<Mark, Long> kept = new HashMap<>();
  private final Map<Mark, Long> moved = new HashMap<>();
  private long reloads;
  private volatile @Nullable String trouble;

  public Hearing(Hearer hearer, SqlDeadLetters letters, Patience patience) {
    this.hearer = hearer;
    this.letters = letters;
    this.patience = patience;
    store = new Marks(hearer.name());
    kept.putAll(hearer.database().read(tx -> store.load(tx.connection())));
    marks = new ConcurrentHashMap<>(kept);
  }

  /// Rows that are to be applied in one transaction.
  public Batch gather() {
    return new Batch();
  }

  /// The last number heard; null of a producer that it never heard of.
  public @Nullable Long heard(Mark mark) {
    return marks.get(mark);
  }

  /// The last numbers heard.
  public Map<Mark, Long> heard() {
    return Map.copyOf(marks);
  }

  /// Whether it never heard anything.
  public boolean isNew() {
    return marks.isEmpty();
  }

  /// The last number heard that its database knows; 0 where there is none.
  public long kept(Mark mark) {
    return kept.getOrDefault(mark, 0L);
  }

  /// All marks in its database.
  public Map<Mark, Long> kept() {
    return Map.copyOf(kept);
  }

  /// Lets a producer that it never heard of begin with number 1. Without this it begins with the
  /// first number that comes.
  public void expectFirst(Mark mark) {
    marks.putIfAbsent(mark, 0L);
  }

  /// What holds it up, in words for operators; null when all is well.
  public @Nullable String trouble() {
    return trouble;
  }

  public void trouble(@Nullable String words) {
    trouble = words;
  }

  /// Applies a batch. What cannot be digested even alone, after a few tries, goes to the dead
  /// letters.
  ///
  /// @return false if somebody else had moved a mark: the marks are now what the database says
  public boolean hear(Batch batch, BooleanSupplier closed) {
    var before = reloads;
    if (tryOnce(batch) == null) {
      return before == reloads;
    }
    // One of them cannot be digested, or all cannot be kept now: one by one shows which.
    for (var row : batch.rows) {
      var single = gather();
      if (!single.take(row) || !hearPatiently(single, row, closed) || before != reloads) {
        return before == reloads;
      }
    }
    return true;
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
        putAside(
            row.mark(),
            row.number(),
            FactJson.write(row.facts()),
            "it could not be digested: " + failure.getClass().getSimpleName());
        return true;
      }
      trouble =
          isAway(failure)
              ? failure.getMessage()
              : "trying a batch again: " + failure.getClass().getSimpleName();
      LockSupport.parkNanos(this, pause.toNanos());
      pause = longer(pause);
    }
    return false;
  }

  private Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(patience.pauseMax()) < 0 ? twice : patience.pauseMax();
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
      if (wanted.isEmpty()) {
        marks.putAll(batch.ends);
        moved.putAll(batch.ends);
      } else {
        move(batch.ends, tx -> hearer.hear(wanted, tx));
      }
      return null;
    } catch (MarkMoved _) {
      reload();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  /// Writes marks that were moved only in memory.
  ///
  /// @return false if somebody else had moved a mark: the marks are now what the database says
  public boolean keepMarks() {
    if (moved.isEmpty()) {
      return true;
    }
    try {
      move(Map.of(), _ -> {});
      return true;
    } catch (MarkMoved _) {
      reload();
      return false;
    } catch (RuntimeException e) {
      LOG.warn("hearer={} marks cannot be kept: {}", hearer.name(), e.toString());
      return true;
    }
  }

  /// Whether the database knows all that was heard.
  public boolean allKept() {
    return moved.isEmpty();
  }

  /// Does `work` and moves the marks to `ends`, with all others that are not yet where they should
  /// be, in one transaction.
  ///
  /// @throws MarkMoved if a mark is not where this reader left it; nothing was done
  private void move(Map<Mark, Long> ends, Applied work) {
    var targets = new HashMap<>(moved);
    targets.putAll(ends);
    hearer
        .database()
        .write(tx -> {
          work.in(tx);
          for (var mark : targets.keySet().stream().sorted(IN_ORDER).toList()) {
            store.move(tx, mark, kept(mark), targets.getOrDefault(mark, 0L));
          }
          return null;
        });
    kept.putAll(targets);
    marks.putAll(targets);
    moved.clear();
  }

  /// Somebody else has heard: begin again from what the database says.
  public void reload() {
    reloads++;
    var now = hearer.database().read(tx -> store.load(tx.connection()));
    kept.clear();
    kept.putAll(now);
    moved.clear();
    marks.putAll(now);
    marks.keySet().retainAll(now.keySet());
  }

  /// Puts a batch aside and goes on behind it.
  ///
  /// @param facts as they travel
  /// @param reason without any text of people
  public void putAside(Mark mark, long number, byte[] facts, String reason) {
    LOG.error(
        "hearer={} partition={} number={} goes to the dead letters: {}",
        hearer.name(),
        mark.partition(),
        number,
        reason);
    settle(mark, number, facts, reason);
  }

  /// How a hole before `next` is told.
  public String hole(Mark mark, long next) {
    return "batches "
        + (marks.getOrDefault(mark, 0L) + 1)
        + " to "
        + (next - 1)
        + " of partition "
        + mark.partition()
        + " are missing";
  }

  /// Notes that what is missing before `next` will never come, and goes on with `next`.
  public void noteLoss(Mark mark, long next) {
    var lost = hole(mark, next);
    LOG.error("hearer={} {}", hearer.name(), lost);
    settle(mark, next - 1, FactJson.write(List.of()), lost);
  }

  /// Goes on behind `number` without a word: what was before this hearer's time.
  public void passOver(Mark mark, long number) {
    marks.put(mark, number);
    moved.put(mark, number);
  }

  private void settle(Mark mark, long number, byte[] facts, String reason) {
    try {
      move(Map.of(mark, number), tx -> letters.add(tx, mark, number, facts, reason));
      trouble = null;
    } catch (MarkMoved _) {
      reload();
    }
  }

  private interface Applied {
    void in(Transaction transaction) throws Exception;
  }

  /// Rows that are applied in one transaction: heard ones are passed over, and a producer's
  /// partition ends before a hole.
  public final class Batch {
    private final Map<Mark, Long> ends = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Batch() {}

    /// @return false if the row cannot follow: a number before it is missing
    public boolean take(Row row) {
      var mark = row.mark();
      var known = ends.containsKey(mark) ? ends.get(mark) : marks.get(mark);
      // A producer that the hearer never heard of begins with what is still there.
      var last = known == null ? row.number() - 1 : known;
      if (row.number() == last + 1) {
        rows.add(row);
        ends.put(mark, row.number());
      }
      return row.number() <= last + 1;
    }

    public boolean isEmpty() {
      return rows.isEmpty();
    }

    private List<KeptFact> facts(Set<Class<? extends KeptFact>> kinds) {
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
