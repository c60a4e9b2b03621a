package hubbub.chat.domain;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Ids in the order of time: UUIDs of version 7 (RFC 9562).
final class LineIds {
  private final SecureRandom random = new SecureRandom();
  private long last;
  private int within;

  /// Another id. Those of one millisecond are in order, too.
  String next(Instant now) {
    var millis = Math.max(now.toEpochMilli(), last);
    if (millis > last) {
      within = random.nextInt(0x400);
    } else if (++within > 0xFFF) {
      millis++;
      within = 0;
    }
    last = millis;
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID((millis << 16) | 0x7000 | within, low).toString();
  }
}
