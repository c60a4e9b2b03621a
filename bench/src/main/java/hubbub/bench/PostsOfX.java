package hubbub.bench;

import hubbub.testkit.x.XLikeServer;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// Plays an X whose posts come at a rate, each with one of the words. Prints its address.
///
/// Usage: `java -cp … hubbub.bench.PostsOfX RATE WORDS`; a rate of 0 is as fast as they are taken
public final class PostsOfX {
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  private PostsOfX() {}

  public static void main(String[] arguments) {
    var rate = Long.parseLong(arguments[0]);
    var words = Integer.parseInt(arguments[1]);
    try (var x = new XLikeServer()) {
      System.out.println(x.url());
      while (!x.isRead()) {
        LockSupport.parkNanos(1_000_000);
      }
      var begun = System.nanoTime();
      for (var sent = 0L; ; sent++) {
        while (rate > 0 && sent >= (System.nanoTime() - begun) * rate / 1_000_000_000L) {
          LockSupport.parkNanos(1_000_000);
        }
        var _ = x.post(text(words));
      }
    }
  }

  private static String text(int words) {
    var text = new StringBuilder(Firehose.word(RANDOM.nextInt(words)));
    for (var more = 5 + RANDOM.nextInt(30); more > 0; more--) {
      text.append(" other").append(Integer.toString(RANDOM.nextInt(50_000), 36));
    }
    return text.toString();
  }
}
