package hubbub.testkit;

import hubbub.platform.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A time of day that moves only when a test says so, and a ticker that moves with it.
public final class PinnedClock extends Clock {
  public static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");

  private final AtomicReference<Instant> now;
  private final AtomicReference<Long> nanos = new AtomicReference<>(0L);

  public PinnedClock() {
    this(BEGIN);
  }

  public PinnedClock(Instant begin) {
    now = new AtomicReference<>(begin);
  }

  /// Time passes.
  public void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
    nanos.updateAndGet(at -> at + time.toNanos());
  }

  /// The time of day is set, as by a user or a time server; the ticker does not notice.
  public void set(Instant at) {
    now.set(at);
  }

  public Ticker ticker() {
    return nanos::get;
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the house keeps UTC");
  }
}
