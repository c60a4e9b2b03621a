package hubbub.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatisticsConfigTest {
  private static StatisticsConfig config(Map<String, String> flags) {
    return StatisticsConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void the_defaults_are_those_of_the_documents() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new StatisticsConfig(
                Duration.ofDays(14), 100_000, 20_000, 10_000, Duration.ofMinutes(1)));
  }

  @Test
  void every_key_is_read() {
    assertThat(
            config(
                Map.of(
                    "statistics.fine-days", "3",
                    "statistics.people-cached", "200",
                    "statistics.fold-messages", "300",
                    "statistics.points-max", "400",
                    "statistics.tidy-pause", "5s")))
        .isEqualTo(new StatisticsConfig(Duration.ofDays(3), 200, 300, 400, Duration.ofSeconds(5)));
  }

  @Test
  void a_value_out_of_bounds_names_its_key() {
    assertThatThrownBy(() -> config(Map.of("statistics.fine-days", "0")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("statistics.fine-days");
  }
}
