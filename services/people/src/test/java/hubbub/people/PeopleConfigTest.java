package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.Settings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.http.CsvUpload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The settings of people.
class PeopleConfigTest {
  @Test
  void without_settings_the_defaults_hold() {
    assertThat(PeopleConfig.from(settings(Map.of())))
        .isEqualTo(
            new PeopleConfig(new CsvUpload.Bounds(33_554_432, 100_000), 100_000, 8_388_608, 1_000));
  }

  @Test
  void every_setting_is_read() {
    assertThat(
            PeopleConfig.from(
                settings(
                    Map.of(
                        "people.import-length-max", "1MiB",
                        "people.import-lines-max", "500",
                        "people.keys-max", "7",
                        "people.cache-size", "0",
                        "people.step-max", "20"))))
        .isEqualTo(new PeopleConfig(new CsvUpload.Bounds(1_048_576, 500), 7, 0, 20));
  }

  @Test
  void a_wrong_value_stops_the_start_naming_its_key() {
    assertThatThrownBy(() -> PeopleConfig.from(settings(Map.of("people.step-max", "0"))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("people.step-max");
  }

  private static Settings settings(Map<String, String> values) {
    return new LayeredSettings(values, Map.of(), SettingsFile.none());
  }
}
