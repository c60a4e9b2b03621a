package hubbub.chat.irc;

/// What is noted of a connection to tell whether it is alive. Only on its lane.
final class Watch {
  private static final long NEVER = Long.MIN_VALUE;

  private final long openedNanos;
  private long stuckSince = NEVER;
  private long askedSince = NEVER;
  private long seconds;

  Watch(long openedNanos) {
    this.openedNanos = openedNanos;
  }

  long openedNanos() {
    return openedNanos;
  }

  /// The other side takes nothing now.
  ///
  /// @return for how long already
  long stuckFor(long now) {
    if (stuckSince == NEVER) {
      stuckSince = now;
    }
    return now - stuckSince;
  }

  void takes() {
    stuckSince = NEVER;
  }

  /// Notes that it is asked whether it is there.
  ///
  /// @return whether it was not asked yet
  boolean ask(long now) {
    var first = askedSince == NEVER;
    if (first) {
      askedSince = now;
    }
    return first;
  }

  /// For how long an answer is missing.
  long askedFor(long now) {
    return askedSince == NEVER ? 0 : now - askedSince;
  }

  void answered() {
    askedSince = NEVER;
  }

  /// How many seconds it was looked at, this one included.
  long secondsPassed() {
    return ++seconds;
  }
}
