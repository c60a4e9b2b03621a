package hubbub.connectors.bluesky;

/// Until when nothing happened, as an instance showed that was asked for what is behind an event,
/// and sent nothing until it was given up. For one thread.
final class Calm {
  private long last;
  private long until;

  /// Nothing came behind an event of that time.
  void add(long micros, long nowMicros) {
    last = micros;
    until = nowMicros;
  }

  /// Until when nothing happened behind an event of that time; 0 if nobody knows. Another
  /// instance's clock may be behind.
  long until(long micros) {
    return micros >= last - Position.OVERLAP ? until : 0;
  }
}
