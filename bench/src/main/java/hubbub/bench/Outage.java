package hubbub.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// The broker is killed for a minute while a thousand messages a second are said.
final class Outage {
  private static final int RATE = 1_000;

  /// [Capture] lets ten milliseconds pass between two.
  private static final int SPEED = RATE / 100;

  private static final int MESSAGES = 180 * RATE;
  private static final int BEFORE_SECONDS = 20;
  private static final int AWAY_SECONDS = 60;
  private static final int LEVEL_SECONDS_MAX = 90;

  /// A live batch holds at most what was said in 200 ms, and heads are told once a second.
  private static final int LEVEL_BATCHES = 10;

  private static final double NANOS = 1e9;

  private final Apart apart;
  private final long before;

  /// @param before messages that were heard earlier
  Outage(Apart apart, long before) {
    this.apart = apart;
    this.before = before;
  }

  void measure() throws IOException, InterruptedException {
    System.out.printf("%nthe broker away for %d s; load %.1f%n", AWAY_SECONDS, Cost.load());
    Capture.write(apart.captures().resolve("outage"), MESSAGES);
    var run = apart.door().listen("replay/outage?speed=" + SPEED);
    watch(BEFORE_SECONDS, run);
    apart.broker().kill();
    System.out.println("killed");
    watch(AWAY_SECONDS, run);
    var begun = System.nanoTime();
    apart.broker().start();
    var back = System.nanoTime();
    System.out.printf("started again within %.1f s%n", (back - begun) / NANOS);
    var cost = Stretch.now(apart);
    var heard = apart.counted() - before;
    awaitLevel(back, run);
    System.out.println(
        "meanwhile: " + Stretch.now(apart).since(cost).shown(apart.counted() - before - heard));
    awaitEnd(run);
    Exact.check(apart, before + MESSAGES);
  }

  private void watch(int seconds, String run) throws IOException, InterruptedException {
    for (var second = 0; second < seconds; second += 5) {
      TimeUnit.SECONDS.sleep(5);
      System.out.printf("  said %,d, counted %,d%n", said(run), apart.counted() - before);
    }
  }

  private long said(String run) throws IOException, InterruptedException {
    return apart.json(run).path("messages").asLong();
  }

  /// Level is who has, of all that was said when we looked, all but the last second's.
  private void awaitLevel(long back, String run) throws IOException, InterruptedException {
    while (true) {
      var said = said(run);
      var counted = apart.counted() - before;
      var behind = apart.behind();
      var seconds = (System.nanoTime() - back) / NANOS;
      System.out.printf(
          "%6.1f s  said %,d, counted %,d, %,d batches behind%n", seconds, said, counted, behind);
      if (counted >= said - RATE && behind <= LEVEL_BATCHES) {
        System.out.printf("level %.1f s after the broker took connections again%n", seconds);
        return;
      }
      if (seconds > LEVEL_SECONDS_MAX) {
        throw new IllegalStateException("not level in time");
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private void awaitEnd(String run) throws IOException, InterruptedException {
    for (var second = 0; second < MESSAGES / RATE; second++) {
      if (apart.json(run).path("state").asString("").equals("ended")) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IllegalStateException("the run did not end");
  }
}
