package hubbub.chat.irc;

/// How fast a connection's lines are taken: many at once, but not for long. Whoever is faster
/// waits; nothing of it is lost. Used by one thread at a time.
final class LinePace {
  private static final int SECONDS_AT_ONCE = 10;

  private final double nanosEach;
  private final double most;
  private double left;
  private long lastNanos;

  /// @param perSecond lines; ten seconds' worth may come at once
  LinePace(int perSecond, long nowNanos) {
    nanosEach = 1e9 / perSecond;
    most = (double) perSecond * SECONDS_AT_ONCE;
    left = most;
    lastNanos = nowNanos;
  }

  /// Takes some lines.
  ///
  /// @return nanoseconds to wait before the next one; 0 for none
  long take(int count, long nowNanos) {
    left = Math.min(most, left + (nowNanos - lastNanos) / nanosEach) - count;
    lastNanos = nowNanos;
    return left >= 0 ? 0 : Math.round(-left * nanosEach);
  }
}
