package hubbub.connectors.x;

import hubbub.connectors.spending.Till;
import java.time.Duration;

/// What X's side may hold back when a stream breaks off. What came to us can still be read then;
/// what waits there is gone, and billed. The reading thread's own until the stream is over.
final class XHeld {
  /// The stream had paused if nothing came for so long.
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  /// Servers gather so many bytes before they send them, though nothing keeps them from it.
  private static final int GATHERED = 64 << 10;

  /// A server keeps so many bytes back for a reader that is slower than a burst.
  private static final int KEPT_BACK = 192 << 10;

  /// No post with the fields that we ask for is shorter, in bytes.
  private static final int POST_MIN = 100;

  private int shortest = Integer.MAX_VALUE;
  private long lastPost;
  private boolean amid;
  private long silent;

  /// A post was read.
  void post(int length, long nanos) {
    shortest = Math.min(shortest, Math.max(POST_MIN, length));
    lastPost = nanos;
  }

  /// The stream broke.
  ///
  /// @param lastSign when the last byte came
  void broke(long nanos, long lastSign) {
    silent = nanos - lastSign;
    amid = shortest < Integer.MAX_VALUE && nanos - lastPost < PAUSE;
  }

  Till.End end(boolean clean, long lastSign) {
    return new Till.End(
        clean, lastSign, silent, KEPT_BACK / shortest, amid ? GATHERED / shortest : 0);
  }
}
