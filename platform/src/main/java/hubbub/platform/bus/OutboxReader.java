package hubbub.platform.bus;

import hubbub.platform.Ticker;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Outbox.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One hearer reading one outbox, on the hearer's thread.
final class OutboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);
  private static final Duration KEEP_PAUSE = Duration.ofSeconds(2);

  private final Hearer hearer;
  private final Outbox outbox;
  private final Ticker ticker;
  private final Patience patience;
  private final Hearing hearing;
  private volatile long position;

  /// Rows of earlier incarnations that are still to be heard.
  private volatile long former;

  private long keptAt;
  private volatile long passed;

  OutboxReader(
      Hearer hearer, Outbox outbox, SqlDeadLetters letters, Ticker ticker, Patience patience) {
    this.hearer = hearer;
    this.outbox = outbox;
    this.ticker = ticker;
    this.patience = patience;
    hearing = new Hearing(hearer, letters, patience);
    noticeBackup();
    standWhereMarksAre();
  }

  /// A mark ahead of the outbox means that the outbox is a restored backup: it would give numbers
  /// again that were heard already.
  private void noticeBackup() {
    var heads = outbox.heads();
    var producer = outbox.producer();
    for (var partition = 0; partition < heads.length; partition++) {
      if (hearing.kept(new Mark(producer, partition)) > heads[partition]) {
        LOG.warn(
            "hearer={} outbox was restored from a backup; it begins to count anew", hearer.name());
        outbox.restored();
        return;
      }
    }
  }

  private void standWhereMarksAre() {
    position = outbox.before(hearing.kept());
    former = outbox.formerAfter(position);
    notePassed();
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
    var first = rows.getFirst();
    if (first.unreadable() != null && isNext(first)) {
      hearing.putAside(first.mark(), first.number(), first.unreadable(), "it could not be read");
      moveOn(List.of(first));
      return true;
    }
    var batch = hearing.gather();
    if (!batch.take(first)) {
      return waitForHole(first, closed);
    }
    for (var row : rows.subList(1, rows.size())) {
      if (row.unreadable() != null || !batch.take(row)) {
        break;
      }
    }
    if (hearing.hear(batch, closed)) {
      moveOn(rows);
    } else {
      standWhereMarksAre();
    }
    return true;
  }

  private boolean isNext(Row row) {
    var heard = hearing.heard(row.mark());
    return heard == null || heard == row.number() - 1;
  }

  /// Stands behind the last row that was heard.
  private void moveOn(List<Row> rows) {
    for (var row : rows) {
      var last = hearing.heard(row.mark());
      if (last == null || last < row.number()) {
        break;
      }
      position = row.position();
      if (!row.producer().equals(outbox.producer())) {
        former = Math.max(0, former - 1);
      }
    }
    if (hearing.allKept()) {
      notePassed();
    }
  }

  private void notePassed() {
    passed = position;
    keptAt = ticker.nanos();
  }

  /// Writes marks that were moved only in memory.
  void keepMarks() {
    if (!hearing.keepMarks()) {
      standWhereMarksAre();
    } else if (hearing.allKept()) {
      notePassed();
    }
  }

  /// The next number is missing. In this shape it cannot come any more, but a reader that was wrong
  /// about where it stood can find it; so it looks again, shows the trouble, and only then notes
  /// the loss and goes on.
  private boolean waitForHole(Row next, BooleanSupplier closed) {
    var mark = next.mark();
    hearing.trouble(hearing.hole(mark, next.number()));
    var deadline = ticker.nanos() + patience.hole().toNanos();
    while (!closed.getAsBoolean() && ticker.nanos() < deadline) {
      LockSupport.parkNanos(this, patience.firstPause().toNanos());
      var again = outbox.after(outbox.before(hearing.heard()), 1);
      if (!again.isEmpty() && again.getFirst().position() < next.position()) {
        position = again.getFirst().position() - 1;
        hearing.trouble(null);
        return true;
      }
    }
    if (!closed.getAsBoolean()) {
      hearing.noteLoss(mark, next.number());
      notePassed();
    }
    return true;
  }

  long passed() {
    return passed;
  }

  /// How far it has heard; marks may be kept up to here later.
  long position() {
    return position;
  }

  HearerState state(String producer, long deadLetters) {
    var heads = outbox.heads();
    var behind = former;
    for (var partition = 0; partition < heads.length; partition++) {
      var heard = hearing.heard(new Mark(outbox.producer(), partition));
      behind += Math.max(0, heads[partition] - (heard == null ? 0 : heard));
    }
    return new HearerState(hearer.name(), producer, behind, deadLetters, hearing.trouble());
  }
}
