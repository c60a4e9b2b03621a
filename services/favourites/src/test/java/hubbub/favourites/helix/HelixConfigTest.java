package hubbub.favourites.helix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelixConfigTest {
  private static HelixConfig config(Map<String, String> flags) {
    return HelixConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void the_defaults() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new HelixConfig(
                URI.create("https://api.twitch.tv/helix"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                100));
  }

  @Test
  void every_key() {
    assertThat(
            config(
                Map.of(
                    "twitch.helix.url", "http://127.0.0.1:9/helix/",
                    "twitch.helix.patience", "2s",
                    "twitch.poll", "1m",
                    "twitch.helix.reserve", "7")))
        .isEqualTo(
            new HelixConfig(
                URI.create("http://127.0.0.1:9/helix"),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                7));
  }

  @Test
  void what_is_no_address_stops_the_start() {
    for (var url : List.of("api.twitch.tv", "ftp://api.twitch.tv", "https://", "http://a b")) {
      assertThatThrownBy(() -> config(Map.of("twitch.helix.url", url)))
          .isInstanceOf(WrongSetting.class)
          .hasMessageContaining("twitch.helix.url");
    }
  }

  @Test
  void less_than_a_second_stops_the_start() {
    for (var key : List.of("twitch.poll", "twitch.helix.patience")) {
      assertThatThrownBy(() -> config(Map.of(key, "0s"))).hasMessageContaining(key);
    }
  }
}
