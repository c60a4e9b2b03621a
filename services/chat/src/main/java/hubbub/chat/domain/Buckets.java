package hubbub.chat.domain;

import java.time.Duration;
import java.util.LinkedHashMap;

/// How fast each of many may go on: a bucket of tokens each, which fills up steadily. Of more than
/// can be remembered the ones that were quiet longest are forgotten: their buckets are full anyhow.
final class Buckets {
  private static final int KEPT_MAX = 100_000;

  private final Bounds.Pace pace;
  private final LinkedHashMap<String, Bucket> kept = new LinkedHashMap<>(16, 0.75f, true);

  Buckets(Bounds.Pace pace) {
    this.pace = pace;
  }

  private record Bucket(double tokens, long nanos) {}

  /// Takes a token.
  ///
  /// @return how long until there is one; zero if it was taken
  Duration take(String whose, long nanos) {
    var perNano = pace.most() / (double) pace.in().toNanos();
    var last = kept.getOrDefault(whose, new Bucket(pace.most(), nanos));
    var tokens = Math.min(pace.most(), last.tokens + (nanos - last.nanos) * perNano);
    if (tokens < 1) {
      kept.put(whose, new Bucket(tokens, nanos));
      return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }
    kept.put(whose, new Bucket(tokens - 1, nanos));
    if (kept.size() > KEPT_MAX) {
      kept.pollFirstEntry();
    }
    return Duration.ZERO;
  }
}
