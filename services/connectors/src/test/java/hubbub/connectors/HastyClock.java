package hubbub.connectors;

import hubbub.platform.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes on as the machine's does, and jumps ahead when a test says so.
final class HastyClock extends Clock {
  private final AtomicReference<Duration> ahead;
  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  /// @param begin what it shows now
  HastyClock(Instant begin) {
    ahead = new AtomicReference<>(Duration.between(Clock.systemUTC().instant(), begin));
  }

  void pass(Duration time) {
    ahead.updateAndGet(time::plus);
    passed.updateAndGet(time::plus);
  }

  Ticker ticker() {
    var system = Ticker.system();
    return () -> system.nanos() + passed.get().toNanos();
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead.get());
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
