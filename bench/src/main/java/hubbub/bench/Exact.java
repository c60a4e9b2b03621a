package hubbub.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Whether every message was counted and archived, and once.
final class Exact {
  private static final int SECONDS_MAX = 30;

  private Exact() {}

  /// The figures on the health page are a second old at most; so it looks again for a while.
  static void check(Installation installation, long messages)
      throws IOException, InterruptedException {
    var counted = installation.counted();
    var archived = installation.archived();
    for (var second = 0;
        second < SECONDS_MAX && (counted < messages || archived < messages);
        second++) {
      TimeUnit.SECONDS.sleep(1);
      counted = installation.counted();
      archived = installation.archived();
    }
    System.out.printf(
        "%s: %,d told, %,d counted, %,d archived%n",
        counted == messages && archived == messages ? "exact" : "WRONG",
        messages,
        counted,
        archived);
  }
}
