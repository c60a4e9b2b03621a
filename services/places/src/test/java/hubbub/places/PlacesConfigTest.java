package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.Settings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.http.CsvUpload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The settings of places.
class PlacesConfigTest {
  @Test
  void without_settings_the_defaults_hold() {
    assertThat(PlacesConfig.from(settings(Map.of())))
        .isEqualTo(new PlacesConfig(new CsvUpload.Bounds(33_554_432, 100_000), 100_000, 8_388_608));
  }

  @Test
  void every_setting_is_read() {
    assertThat(
            PlacesConfig.from(
                settings(
                    Map.of(
                        "places.import-length-max", "1MiB",
                        "places.import-lines-max", "500",
                        "places.keys-max", "7",
                        "places.cache-size", "0"))))
        .isEqualTo(new PlacesConfig(new CsvUpload.Bounds(1_048_576, 500), 7, 0));
  }

  @Test
  void a_wrong_value_stops_the_start_naming_its_key() {
    assertThatThrownBy(() -> PlacesConfig.from(settings(Map.of("places.keys-max", "0"))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("places.keys-max");
  }

  private static Settings settings(Map<String, String> values) {
    return new LayeredSettings(values, Map.of(), SettingsFile.none());
  }
}
