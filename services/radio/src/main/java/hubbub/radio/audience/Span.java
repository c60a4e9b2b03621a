package hubbub.radio.audience;

import java.time.Instant;

/// A time that is asked about, in milliseconds since 1970.
///
/// @param to exclusive
record Span(long from, long to) {
  static Span of(Instant from, Instant to) {
    return new Span(from.toEpochMilli(), to.toEpochMilli());
  }

  boolean has(Session session) {
    return session.beganAt() < to && session.endedAt() > from;
  }

  /// How much of a session is in it.
  long millisOf(Session session) {
    return Math.min(session.endedAt(), to) - Math.max(session.beganAt(), from);
  }
}
