package hubbub.connectors.spending;

import hubbub.connectors.domain.Moment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what one stream reads against a block that is reserved. At every moment while it is open
/// at least what may be on its way is reserved and not read: the next block is reserved before, and
/// where none can be, the stream is to be closed. Safe for use by many threads.
public final class Till {
  private final Purse purse;
  private final Prices prices;
  private final Supplier<Moment> clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Owed> owed = new ArrayList<>();
  private List<Payer> payers = List.of();
  private @Nullable Block block;
  private @Nullable Pace pace;
  private @Nullable Refused refused;
  private long read;
  private long since;

  /// A block that could not be settled yet.
  private record Owed(Block block, long read) {}

  public Till(Purse purse, Prices prices, Supplier<Moment> clock) {
    this.purse = purse;
    this.prices = prices;
    this.clock = clock;
  }

  /// A stream is about to be opened.
  ///
  /// @return why it may not be; null if it may
  public @Nullable Refused open(List<Payer> newPayers) {
    lock.lock();
    try {
      purse.settleLeft();
      settleOwed();
      payers = List.copyOf(newPayers);
      refused = null;
      pace = new Pace(clock.get().nanos());
      return reserve(clock.get());
    } catch (PurseAway e) {
      return new Refused.Away(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  /// A post was read, or what may have been one.
  ///
  /// @return why the stream is to be closed; null if it goes on
  public @Nullable Refused counted() {
    lock.lock();
    try {
      var now = clock.get();
      read++;
      if (pace != null) {
        pace.count(now.nanos());
      }
      return look(now);
    } finally {
      lock.unlock();
    }
  }

  /// Others are to be charged from now on.
  ///
  /// @return why the stream is to be closed; null if it goes on
  public @Nullable Refused serve(List<Payer> newPayers) {
    lock.lock();
    try {
      if (block == null || refused != null || payers.equals(newPayers)) {
        return refused;
      }
      payers = List.copyOf(newPayers);
      return reserve(clock.get());
    } finally {
      lock.unlock();
    }
  }

  /// Time passes: a block is settled after a while, and at midnight.
  ///
  /// @return why the stream is to be closed; null if it goes on
  public @Nullable Refused look() {
    lock.lock();
    try {
      return look(clock.get());
    } finally {
      lock.unlock();
    }
  }

  /// The stream is over.
  ///
  /// @param clean whether all that was sent was read. If not, what may have been on its way counts
  /// @param silentNanos how long nothing came
  public void close(boolean clean, long silentNanos) {
    lock.lock();
    try {
      var open = block;
      if (open != null) {
        var lost = clean ? 0 : inFlight(clock.get().nanos(), Math.max(0, silentNanos));
        owed.add(new Owed(open, read + lost));
      }
      block = null;
      pace = null;
      read = 0;
      settleOwed();
    } catch (PurseAway _) {
      // It stays reserved, and is settled with the next.
    } finally {
      lock.unlock();
    }
  }

  /// Why the last stream was, or is, to be closed; null if there is money.
  public @Nullable Refused refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }

  /// Posts in an hour at the present rate; null while that isn't known.
  public @Nullable Double perHour() {
    lock.lock();
    try {
      return pace == null ? null : pace.perHour(clock.get().nanos());
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Refused look(Moment now) {
    var open = block;
    if (open == null || refused != null) {
      return refused;
    }
    var scarce = open.posts() - read <= inFlight(now.nanos(), 0);
    var late = read > 0 && now.nanos() - since >= prices.settleAfter().toNanos();
    return scarce || late || open.day() != day(now) ? reserve(now) : null;
  }

  private @Nullable Refused reserve(Moment now) {
    var flying = inFlight(now.nanos(), 0);
    var inBlockTime = perSecond(now.nanos(), 0) * prices.blockTime().toSeconds();
    var posts = Math.max(2 * flying, Math.min(prices.blockMax(), inBlockTime));
    var wish =
        new Purse.Wish(
            day(now),
            posts,
            flying + 1,
            prices.perPost(),
            prices.dayCap(),
            prices.monthCap(),
            payers);
    try {
      switch (purse.reserve(block, read, wish)) {
        case Purse.Done(var next) -> {
          block = next;
          read = 0;
          since = now.nanos();
        }
        case Refused why -> refused = why;
      }
    } catch (PurseAway e) {
      refused = new Refused.Away(String.valueOf(e.getMessage()));
    }
    return refused;
  }

  private void settleOwed() {
    for (Iterator<Owed> each = owed.iterator(); each.hasNext(); ) {
      var one = each.next();
      purse.settle(one.block(), one.read());
      each.remove();
    }
  }

  /// Posts that may be on their way.
  private long inFlight(long nanos, long silentNanos) {
    var time = prices.inFlightTime().toNanos() + silentNanos;
    return Math.max(
        prices.inFlight(),
        (long) Math.ceil(perSecond(nanos, silentNanos) * (time / 1_000_000_000.0)));
  }

  private long perSecond(long nanos, long silentNanos) {
    return pace == null ? 0 : pace.perSecond(nanos, silentNanos);
  }

  /// The first day of the next month, counted from 1970, of UTC.
  public static long nextMonth(Moment now) {
    return LocalDate.ofInstant(now.at(), ZoneOffset.UTC)
        .withDayOfMonth(1)
        .plusMonths(1)
        .toEpochDay();
  }

  /// The day of UTC, counted from 1970.
  public static long day(Moment now) {
    return LocalDate.ofInstant(now.at(), ZoneOffset.UTC).toEpochDay();
  }
}
