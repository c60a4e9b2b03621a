package hubbub.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Settings that can be changed while the house runs.
final class DialTest {
  private static final DialKind<Integer> DAYS = DialKind.count(0, 100);

  private static Dial<Integer> days(LayeredSettings settings) {
    return settings.dial("keep.days", "7", DAYS, "Why.");
  }

  private static LayeredSettings settings(
      Map<String, String> flags, Map<String, String> environment, Map<String, String> file) {
    return new LayeredSettings(flags, environment, new SettingsFile(Path.of("/"), file));
  }

  @Test
  void it_begins_at_its_default_and_is_turned_to_and_fro() {
    var dial = days(settings(Map.of(), Map.of(), Map.of()));

    assertThat(dial.get()).isEqualTo(7);
    assertThat(dial.turn(" 30 ")).isTrue();
    assertThat(dial.get()).isEqualTo(30);
    assertThat(dial.text()).isEqualTo("30");
    assertThat(dial.turn("30")).as("again").isFalse();
    assertThat(dial.turn(null)).isTrue();
    assertThat(dial.get()).isEqualTo(7);
  }

  @Test
  void what_is_set_for_the_start_is_fixed_and_says_where() {
    var byFlag = days(settings(Map.of("keep.days", "1"), Map.of(), Map.of()));
    var byEnvironment = days(settings(Map.of(), Map.of("HUBBUB_KEEP_DAYS", "2"), Map.of()));
    var byFile = days(settings(Map.of(), Map.of(), Map.of("keep.days", "7")));

    assertThat(byFlag.fixedBy()).isEqualTo("the command line");
    assertThat(byEnvironment.fixedBy()).isEqualTo("the environment, HUBBUB_KEEP_DAYS");
    assertThat(byFile.fixedBy()).isEqualTo("the settings file");
    assertThat(byEnvironment.turn("30")).isFalse();
    assertThat(byEnvironment.get()).isEqualTo(2);
  }

  @Test
  void a_wrong_value_is_refused_and_the_one_before_stays() {
    var dial = days(settings(Map.of(), Map.of(), Map.of()));
    dial.turn("30");

    for (var wrong : List.of("101", "-1", "soon", "9".repeat(500))) {
      assertThatThrownBy(() -> dial.turn(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(dial.get()).isEqualTo(30);
  }

  @Test
  void a_wrong_value_in_the_file_stops_the_start_naming_its_key() {
    assertThatThrownBy(() -> days(settings(Map.of(), Map.of(), Map.of("keep.days", "soon"))))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("keep.days: must be a whole number from 0 to 100");
  }

  @Test
  void each_kind_reads_what_it_may_be() {
    var size = DialKind.size(16L << 20);
    var time = DialKind.duration(Duration.ofMinutes(1), Duration.ofDays(2));
    var word = DialKind.choice(List.of("closed", "open")).as("open"::equals);

    assertThat(size.reader().apply("")).isEmpty();
    assertThat(size.reader().apply("1GiB")).isEqualTo(Optional.of(1L << 30));
    assertThatThrownBy(() -> size.reader().apply("1MiB")).hasMessage("must be at least 16MiB");
    assertThat(time.reader().apply("2d")).isEqualTo(Duration.ofDays(2));
    assertThatThrownBy(() -> time.reader().apply("59s")).hasMessage("must be from 1m to 2d");
    assertThat(word.reader().apply("open")).isTrue();
    assertThatThrownBy(() -> word.reader().apply("ajar")).hasMessage("must be one of closed, open");
  }
}
