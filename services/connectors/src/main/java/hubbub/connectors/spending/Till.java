package hubbub.connectors.spending;

import hubbub.connectors.domain.Moment;
import java.time.Duration;
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
/// where none can be, the stream is to be closed. Near a cap a single busy second counts no more,
/// and where few posts come, [#LOW_IN_FLIGHT] are enough. Safe for use by many threads.
public final class Till {
  private static final long FAST = Duration.ofSeconds(1).toNanos();
  private static final int GROWTH = 4;

  /// After a burst a smaller block is enough, which costs less if we are killed.
  private static final long CALM = Duration.ofSeconds(10).toNanos();

  private static final int LOW_IN_FLIGHT = 10;

  /// Five minutes of the most that X sends.
  private static final long EXPECTED_MAX = 75_000;

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

  /// Posts that were read since the stream was opened.
  private long total;

  /// Posts of the past that the stream begins with.
  private long expected;

  /// The rate of the last stream that was open for long enough to have one.
  private double perHourBefore;

  /// Whether a cap left less than was wanted.
  private boolean isShort;

  /// A block that could not be settled yet.
  private record Owed(Block block, long read) {}

  /// Posts that were read.
  ///
  /// @param runIds who is charged for each of them
  /// @param micros in millionths of a US dollar
  public record Read(List<String> runIds, long posts, long micros) {}

  /// How a stream ended. If it broke off, what may have been on its way counts.
  ///
  /// @param clean whether all that was sent was read
  /// @param lastNanos when something came last
  /// @param silentNanos how long nothing came then, up to the break
  /// @param heldMax posts that the other side may hold back at most; as many as came in two seconds
  ///   may be there
  /// @param heldNow posts that it may have held back in any case, as it broke amid sending; 0 if it
  ///   had paused
  public record End(boolean clean, long lastNanos, long silentNanos, long heldMax, long heldNow) {
    /// All that was sent was read.
    public static final End CLEAN = new End(true, 0, 0, 0, 0);

    /// It was asked for, and broke before it began.
    ///
    /// @param asked when
    public static End unheard(Moment asked) {
      return new End(false, asked.nanos(), 0, 0, 0);
    }
  }

  public Till(Purse purse, Prices prices, Supplier<Moment> clock) {
    this.purse = purse;
    this.prices = prices;
    this.clock = clock;
  }

  /// A stream is about to be opened.
  ///
  /// @return why it may not be; null if it may
  public @Nullable Refused open(List<Payer> newPayers) {
    return open(newPayers, Duration.ZERO);
  }

  /// A stream is about to be opened that begins with what was sent before.
  ///
  /// @param again so much of the past; what that may be, by the rate of the last stream, is
  ///   reserved, too
  /// @return why it may not be; null if it may
  public @Nullable Refused open(List<Payer> newPayers, Duration again) {
    lock.lock();
    try {
      purse.settleLeft();
      settleOwed();
      payers = List.copyOf(newPayers);
      refused = null;
      var now = clock.get();
      pace = new Pace(now.nanos());
      total = 0;
      expected = expected(again);
      return reserve(now);
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
      total++;
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
  public void close(End end) {
    lock.lock();
    try {
      var open = block;
      if (open != null) {
        owed.add(new Owed(open, end.clean() ? read : read + lost(end)));
      }
      var perHour = pace == null ? null : pace.perHour(clock.get().nanos());
      if (perHour != null) {
        perHourBefore = perHour;
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

  /// What was read of the block that is open: in the books it is still reserved.
  public Read read() {
    lock.lock();
    try {
      var open = block;
      return open == null
          ? new Read(List.of(), 0, 0)
          : new Read(
              open.runIds(),
              Math.min(read, open.posts()),
              Math.min(read, open.posts()) * open.price());
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
    var least = isShort ? least(now.nanos()) : inFlight(now.nanos());
    var scarce = open.posts() - read <= least;
    var late = read > 0 && now.nanos() - since >= prices.settleAfter().toNanos();
    var rest = open.posts() - read - again(now.nanos());
    var large = now.nanos() - since >= CALM && rest > 2 * wanted(now);
    return scarce || late || large || open.day() != day(now) ? reserve(now) : null;
  }

  /// What a block holds at the present rate.
  private long wanted(Moment now) {
    var inBlockTime = perSecond(now.nanos()) * prices.blockTime().toSeconds();
    return Math.max(2 * inFlight(now.nanos()), Math.min(prices.blockMax(), inBlockTime));
  }

  private @Nullable Refused reserve(Moment now) {
    var again = again(now.nanos());
    var posts = again + Math.max(wanted(now), Math.min(prices.blockMax(), more(now)));
    var wish =
        new Purse.Wish(
            day(now),
            posts,
            again + least(now.nanos()) + 1,
            prices.perPost(),
            prices.dayCap(),
            prices.monthCap(),
            payers);
    try {
      switch (purse.reserve(block, read, wish)) {
        case Purse.Done(var next) -> {
          block = next;
          isShort = next.posts() < posts;
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

  /// What the next block holds if the last was used up at once: each is written to disk, and in a
  /// burst there is no time for many.
  private long more(Moment now) {
    var last = block;
    var wasFast = last != null && 5 * read >= last.posts() && now.nanos() - since < FAST;
    return last != null && wasFast ? GROWTH * last.posts() : 0;
  }

  /// Twice as many as usual, for they need not come evenly.
  private long expected(Duration again) {
    return Math.min(EXPECTED_MAX, (long) Math.ceil(2 * perHourBefore * again.toSeconds() / 3_600));
  }

  /// Those that the stream begins with and that were not read yet. They come soon if at all.
  private long again(long nanos) {
    var isSoon = pace != null && pace.ageNanos(nanos) < prices.settleAfter().toNanos();
    return isSoon ? Math.max(0, expected - total) : 0;
  }

  /// What was held back when something came last or was on its way, and what usually comes in the
  /// silence after it; at least what the stream should have begun with.
  private long lost(End end) {
    if (pace == null) {
      return prices.inFlight();
    }
    var last = pace.lastNanos(end.lastNanos());
    var lately = pace.before(last, (long) Math.ceil(perHourBefore / 3_600));
    var held = Math.max(end.heldNow(), Math.min(lately.burst(), end.heldMax()));
    var onItsWay =
        Math.max(prices.inFlight(), inTime(lately.usual(), prices.inFlightTime().toNanos()));
    var silent = inTime(lately.usual(), Math.max(0, end.silentNanos()));
    return Math.max(Math.max(held, onItsWay) + silent, again(last));
  }

  private void settleOwed() {
    for (Iterator<Owed> each = owed.iterator(); each.hasNext(); ) {
      var one = each.next();
      purse.settle(one.block(), one.read());
      each.remove();
    }
  }

  /// Posts that may be on their way.
  private long inFlight(long nanos) {
    return Math.max(prices.inFlight(), inTime(perSecond(nanos), prices.inFlightTime().toNanos()));
  }

  /// The same, but for a single burst.
  private long usual(long nanos) {
    var perSecond = pace == null ? 0 : pace.usualPerSecond(nanos);
    return Math.max(prices.inFlight(), inTime(perSecond, prices.inFlightTime().toNanos()));
  }

  /// What is never read of a cap.
  private long least(long nanos) {
    return pace != null && pace.isLow(nanos)
        ? Math.min(LOW_IN_FLIGHT, prices.inFlight())
        : usual(nanos);
  }

  private static long inTime(long perSecond, long nanos) {
    return (long) Math.ceil(perSecond * (nanos / 1_000_000_000.0));
  }

  private long perSecond(long nanos) {
    return pace == null ? 0 : pace.perSecond(nanos);
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
