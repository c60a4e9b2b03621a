package hubbub.web.feed;

import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.http.Access;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.Observe;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The feed's parts, and its beat.
public final class FeedRoom {
  private static final Logger LOG = LoggerFactory.getLogger("feed");

  private final FeedConfig config;
  private final Bus bus;
  private final Now now = new Now();
  private final Viewers viewers;
  private final Feed feed;
  private @Nullable ScheduledExecutorService beat;
  private @Nullable Subscription following;

  public FeedRoom(
      FeedConfig config, Bus bus, LeftOut leftOut, Routes routes, Clock clock, Observe observe) {
    this.config = config;
    this.bus = bus;
    viewers = new Viewers(config.pagesMax());
    feed = new Feed(viewers, now, leftOut, clock, config.beat(), config.waitingMax());
    var reader = new WishReader(config.subscriptionsMax());
    routes.socket("/api/v1/feed", Access.FIGURES, new FeedSocket(viewers, reader, clock));
    observe.meters().gauge("hubbub.web.feed.pages", viewers, Viewers::count);
  }

  public void start() {
    following = bus.follow(Feed.KINDS, feed);
    var thread = Thread.ofPlatform().name("web-feed").daemon().factory();
    var executor = Executors.newSingleThreadScheduledExecutor(thread);
    beat = executor;
    var nanos = config.beat().toNanos();
    var _ =
        executor.scheduleAtFixedRate(
            () -> carefully(feed::beat), nanos, nanos, TimeUnit.NANOSECONDS);
    var _ = executor.scheduleAtFixedRate(() -> carefully(feed::second), 1, 1, TimeUnit.SECONDS);
  }

  public void stop() {
    if (following != null) {
      following.close();
    }
    if (beat != null) {
      beat.shutdownNow();
    }
  }

  /// The liveliest channels, for pages as they are served.
  public List<LiveChannel> live(int limit) {
    return now.channels(limit);
  }

  /// A beat that fails must not be the last.
  private static void carefully(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a beat of the feed failed");
    }
  }
}
