package hubbub.radio.shows;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Ids in the order of time: UUIDs of version 7 (RFC 9562), each a millisecond later at least.
final class ShowIds {
  private final SecureRandom random = new SecureRandom();
  private long last;

  String next(Instant now) {
    last = Math.max(now.toEpochMilli(), last + 1);
    var high = (last << 16) | 0x7000 | random.nextInt(0x1000);
    var low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }
}
