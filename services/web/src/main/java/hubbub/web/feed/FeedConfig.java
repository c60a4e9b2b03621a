package hubbub.web.feed;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// The feed's bounds.
///
/// @param pagesMax WebSockets at once; more are told to come back later
/// @param subscriptionsMax channels and runs that one page may follow
/// @param beat how long facts are gathered before they are sent
/// @param waitingMax facts that may wait for a beat; beyond it the oldest are dropped and told
public record FeedConfig(int pagesMax, int subscriptionsMax, Duration beat, int waitingMax) {
  public static FeedConfig from(Settings settings) {
    return new FeedConfig(
        settings.count("feed.pages-max", 2_000, 1, 100_000),
        settings.count("feed.subscriptions-max", 100, 1, 10_000),
        settings.duration("feed.beat", Duration.ofMillis(50)),
        settings.count("feed.waiting-max", 10_000, 100, 1_000_000));
  }
}
