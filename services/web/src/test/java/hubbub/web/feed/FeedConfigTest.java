package hubbub.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedConfigTest {
  @Test
  void the_defaults() {
    assertThat(with(Map.of())).isEqualTo(new FeedConfig(2_000, 100, Duration.ofMillis(50), 10_000));
  }

  @Test
  void every_key() {
    var keys =
        Map.of(
            "feed.pages-max", "7",
            "feed.subscriptions-max", "8",
            "feed.beat", "20ms",
            "feed.waiting-max", "900");

    assertThat(with(keys)).isEqualTo(new FeedConfig(7, 8, Duration.ofMillis(20), 900));
  }

  private static FeedConfig with(Map<String, String> flags) {
    return FeedConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }
}
