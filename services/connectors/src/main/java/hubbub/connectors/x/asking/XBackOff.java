package hubbub.connectors.x.asking;

import hubbub.connectors.domain.Moment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long to wait before X is asked again, as X's documents say. Not safe for use by many
/// threads.
public final class XBackOff {
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
  public long dropped(long openNanos) {
    if (openNanos >= GOOD_AFTER) {
      good();
      return 0;
    }
    return network();
  }

  /// No connection, or one that broke: 250 ms more each time, up to 16 s.
  public long network() {
    network = Math.min(NETWORK_MAX, network + NETWORK_STEP);
    return network;
  }

  /// HTTP 5xx: from 5 s, doubled, up to 320 s.
  public long server() {
    server = server == 0 ? SERVER_FIRST : Math.min(SERVER_MAX, server * 2);
    return server;
  }

  /// HTTP 429: from a minute, doubled.
  public long limit() {
    limit = limit == 0 ? LIMIT_FIRST : Math.min(LIMIT_MAX, limit * 2);
    return limit;
  }

  /// X said no: as long as it says, at least a minute, doubled, where it was asked too often; with
  /// errors of its servers as above; and else a while, for only people can mend it.
  ///
  /// @param peopleNanos that while, and the longest that X can ask for
  public long refused(XRefusal why, Moment now, long peopleNanos) {
    if (why.status() != 429) {
      return why.status() >= 500 ? server() : peopleNanos;
    }
    var seconds = Math.max(0, why.resetAt() - now.at().getEpochSecond());
    return Math.max(limit(), Math.min(TimeUnit.SECONDS.toNanos(seconds), peopleNanos));
  }

  /// All is well again.
  public void good() {
    network = 0;
    server = 0;
    limit = 0;
  }
}
