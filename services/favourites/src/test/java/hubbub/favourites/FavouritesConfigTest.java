package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FavouritesConfigTest {
  private static FavouritesConfig config(Map<String, String> flags) {
    return FavouritesConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void the_defaults() {
    assertThat(config(Map.of()))
        .isEqualTo(new FavouritesConfig(200, Duration.ofDays(90), 2_000, 20));
  }

  @Test
  void events_are_kept_for_as_long_as_their_platform_may_tell_them_again() {
    assertThatThrownBy(() -> config(Map.of("favourites.events-time", "59m")))
        .hasMessageContaining("an hour");
  }

  @Test
  void every_key() {
    assertThat(
            config(
                Map.of(
                    "favourites.most", "5",
                    "favourites.events-time", "1d",
                    "favourites.pages-max", "7",
                    "favourites.watched-max", "3")))
        .isEqualTo(new FavouritesConfig(5, Duration.ofDays(1), 7, 3));
  }
}
