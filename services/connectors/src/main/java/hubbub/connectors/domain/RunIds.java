package hubbub.connectors.domain;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Ids of runs: 20 letters and digits, of which the first ten tell the time, so that they sort by
/// it; the rest is random.
final class RunIds {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private final RandomGenerator random;

  RunIds(RandomGenerator random) {
    this.random = random;
  }

  String next(Instant at) {
    var id = new StringBuilder(20);
    var millis = at.toEpochMilli();
    for (var shift = 45; shift >= 0; shift -= 5) {
      id.append(DIGITS.charAt((int) (millis >>> shift) & 31));
    }
    for (var i = 0; i < 10; i++) {
      id.append(DIGITS.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}
