package hubbub.connectors.x;

import java.time.Duration;

/// How long to wait before X is asked again, as X's documents say. Not safe for use by many
/// threads.
final class XBackOff {
  private static final long NETWORK_STEP = Duration.ofMillis(250).toNanos();
  private static final long NETWORK_MAX = Duration.ofSeconds(16).toNanos();
  private static final long SERVER_FIRST = Duration.ofSeconds(5).toNanos();
  private static final long SERVER_MAX = Duration.ofSeconds(320).toNanos();
  private static final long LIMIT_FIRST = Duration.ofMinutes(1).toNanos();
  private static final long LIMIT_MAX = Duration.ofMinutes(16).toNanos();
  private static final long GOOD_AFTER = Duration.ofSeconds(10).toNanos();

  private long network;
  private long server;
  private long limit;

  /// A stream ended that was open for so long: at once the first time, then as with a network in
  /// trouble.
  long dropped(long openNanos) {
    if (openNanos >= GOOD_AFTER) {
      good();
      return 0;
    }
    return network();
  }

  /// No connection, or one that broke: 250 ms more each time, up to 16 s.
  long network() {
    network = Math.min(NETWORK_MAX, network + NETWORK_STEP);
    return network;
  }

  /// HTTP 5xx: from 5 s, doubled, up to 320 s.
  long server() {
    server = server == 0 ? SERVER_FIRST : Math.min(SERVER_MAX, server * 2);
    return server;
  }

  /// HTTP 429: from a minute, doubled.
  long limit() {
    limit = limit == 0 ? LIMIT_FIRST : Math.min(LIMIT_MAX, limit * 2);
    return limit;
  }

  /// All is well again.
  void good() {
    network = 0;
    server = 0;
    limit = 0;
  }
}
