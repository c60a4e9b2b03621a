package hubbub.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.Settings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Mood's settings.
class MoodConfigTest {

  @Test
  void without_settings_the_defaults_hold() {
    var config = MoodConfig.from(settings(Map.of()));

    assertThat(config.bots()).contains("nightbot", "streamelements");
    assertThat(config.changeLasts()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.voicesMax()).isEqualTo(20_000);
    assertThat(config.secondsKept()).isEqualTo(Duration.ofDays(2));
    assertThat(config.tensKept()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void every_setting_is_read() {
    var config =
        MoodConfig.from(
            settings(
                Map.of(
                    "mood.bots", "HelperBot, other_bot,",
                    "mood.change-lasts", "8s",
                    "mood.voices-max", "500",
                    "mood.seconds-kept", "1h",
                    "mood.tens-kept", "1d")));

    assertThat(config.bots()).containsExactlyInAnyOrder("helperbot", "other_bot");
    assertThat(config.changeLasts()).isEqualTo(Duration.ofSeconds(8));
    assertThat(config.voicesMax()).isEqualTo(500);
    assertThat(config.secondsKept()).isEqualTo(Duration.ofHours(1));
    assertThat(config.tensKept()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void a_wrong_value_stops_the_start_naming_its_key() {
    assertThatThrownBy(() -> MoodConfig.from(settings(Map.of("mood.voices-max", "7"))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("mood.voices-max");
  }

  private static Settings settings(Map<String, String> values) {
    return new LayeredSettings(values, Map.of(), SettingsFile.none());
  }
}
