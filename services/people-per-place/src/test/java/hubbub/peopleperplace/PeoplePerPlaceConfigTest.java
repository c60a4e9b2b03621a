package hubbub.peopleperplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.Settings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The settings of people per place.
class PeoplePerPlaceConfigTest {
  @Test
  void without_settings_the_defaults_hold() {
    assertThat(PeoplePerPlaceConfig.from(settings(Map.of())))
        .isEqualTo(
            new PeoplePerPlaceConfig(Duration.ofSeconds(10), 8L << 20, 2, Duration.ofMinutes(1)));
  }

  @Test
  void every_setting_is_read() {
    assertThat(
            PeoplePerPlaceConfig.from(
                settings(
                    Map.of(
                        "people-per-place.age-max", "1m",
                        "people-per-place.cache-size", "1000",
                        "people-per-place.big-answers-max", "3",
                        "people-per-place.big-answer-time", "5s"))))
        .isEqualTo(
            new PeoplePerPlaceConfig(Duration.ofMinutes(1), 1_000, 3, Duration.ofSeconds(5)));
  }

  @Test
  void a_wrong_value_stops_the_start_naming_its_key() {
    assertThatThrownBy(() ->
            PeoplePerPlaceConfig.from(settings(Map.of("people-per-place.big-answers-max", "4"))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("people-per-place.big-answers-max");
  }

  private static Settings settings(Map<String, String> values) {
    return new LayeredSettings(values, Map.of(), SettingsFile.none());
  }
}
