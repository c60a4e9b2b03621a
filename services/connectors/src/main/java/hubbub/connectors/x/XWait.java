package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Till;

/// When to try again: after a while, or on a day. Not safe for use by many threads.
final class XWait {
  private boolean timed;
  private long due;
  private long day = Long.MIN_VALUE;

  void until(Moment now, long nanos) {
    timed = true;
    due = now.nanos() + nanos;
    day = Long.MIN_VALUE;
  }

  /// @param epochDay of UTC, counted from 1970
  void untilDay(long epochDay) {
    timed = false;
    day = epochDay;
  }

  boolean isOver(Moment now) {
    return (!timed || now.nanos() - due >= 0) && Till.day(now) >= day;
  }
}
