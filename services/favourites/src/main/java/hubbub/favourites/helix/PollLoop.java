package hubbub.favourites.helix;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of a [LivePoll].
final class PollLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final long TICK_MILLIS = 250;

  private final LivePoll poll;
  private final Clock clock;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("favourites-twitch").daemon().unstarted(this::run);

  /// @param pause after a round that failed
  PollLoop(LivePoll poll, Clock clock, Duration pause) {
    this.poll = poll;
    this.clock = clock;
    this.pause = pause;
  }

  void start() {
    thread.start();
  }

  /// How old what we know may be; empty before the first round is over.
  Optional<Duration> age() {
    return poll.last().map(round -> Duration.between(round.began(), clock.instant()));
  }

  private void run() {
    var due = clock.instant();
    try {
      do {
        var now = clock.instant();
        if (!due.isAfter(now) || due.isAfter(now.plus(longest()))) {
          due = step();
        }
      } while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whoever waits longer has a clock that was set back.
  private Duration longest() {
    return pause.compareTo(Points.WAIT_MAX) > 0 ? pause : Points.WAIT_MAX;
  }

  private Instant step() {
    try {
      return poll.step();
    } catch (RuntimeException e) {
      LOG.warn("could not look who is live on Twitch, the next try is soon: {}", e.toString());
      return clock.instant().plus(pause);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
