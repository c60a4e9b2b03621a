package hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.archive.domain.Keeping;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.Settings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the archive's owner chose.
class ArchiveConfigTest {
  private static Settings settings(Map<String, String> flags) {
    return new LayeredSettings(flags, Map.of(), SettingsFile.none());
  }

  @Test
  void everything_is_kept_where_nothing_is_said() {
    assertThat(ArchiveConfig.from(settings(Map.of())).keeping().get())
        .isEqualTo(Keeping.everything());
  }

  @Test
  void every_key_is_read() {
    var config =
        ArchiveConfig.from(
            settings(Map.of("archive.retention-days", "30", "archive.retention-size", "2GiB")));

    assertThat(config.keeping().get())
        .isEqualTo(new Keeping(Optional.of(Duration.ofDays(30)), Optional.of(2L << 30)));
  }

  @ParameterizedTest
  @CsvSource({
    "archive.retention-days, -1",
    "archive.retention-days, soon",
    "archive.retention-days, 36501",
    "archive.retention-size, 1MiB",
    "archive.retention-size, much"
  })
  void a_wrong_value_stops_the_start_naming_its_key(String key, String value) {
    assertThatThrownBy(() -> ArchiveConfig.from(settings(Map.of(key, value))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(key);
  }
}
