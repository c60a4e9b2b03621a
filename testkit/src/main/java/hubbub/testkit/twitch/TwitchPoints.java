package hubbub.testkit.twitch;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The points of each token: 800, refilled at 800 a minute (Twitch, "Rate limits").
final class TwitchPoints {
  static final int LIMIT = 800;
  private static final double A_MILLI = LIMIT / 60_000.0;

  private final Map<String, Bucket> buckets = new HashMap<>();

  private record Bucket(double left, Instant at) {}

  /// @param left after this call; negative when there was none for it
  /// @param reset when the bucket will be full, in epoch seconds
  record Taken(int left, long reset) {}

  synchronized Taken take(String token, Instant now) {
    var before = buckets.getOrDefault(token, new Bucket(LIMIT, now));
    var passed = Math.max(0, now.toEpochMilli() - before.at().toEpochMilli());
    var filled = Math.min(LIMIT, before.left() + passed * A_MILLI);
    var taken = filled >= 1;
    var left = taken ? filled - 1 : filled;
    buckets.put(token, new Bucket(left, now));
    var full = now.plusMillis(Math.round((LIMIT - left) / A_MILLI));
    return new Taken(taken ? (int) left : -1, full.getEpochSecond() + 1);
  }

  synchronized void empty(String token, Instant now) {
    buckets.put(token, new Bucket(0, now));
  }
}
