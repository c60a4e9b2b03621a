package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The settings of IRC.
class IrcConfigTest {
  @Test
  void without_a_word_of_the_owner_it_is_spoken_on_the_usual_ports() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new IrcConfig(
                6_667,
                6_697,
                1,
                10_000,
                1_000,
                8_192,
                100,
                1_000,
                500,
                1_048_576,
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMillis(50)));
  }

  @Test
  void every_key_is_taken() {
    var all =
        Map.ofEntries(
            Map.entry("irc.port", "1"),
            Map.entry("irc.tls-port", "2"),
            Map.entry("irc.loops", "3"),
            Map.entry("irc.connections-max", "4"),
            Map.entry("irc.connections-per-address-max", "5"),
            Map.entry("irc.line-length-max", "600"),
            Map.entry("irc.lines-per-second", "7"),
            Map.entry("irc.rooms-max", "8"),
            Map.entry("irc.names-max", "9"),
            Map.entry("irc.waiting-max", "100000"),
            Map.entry("irc.login-time", "11s"),
            Map.entry("irc.ping-time", "12s"),
            Map.entry("irc.write-time", "13s"),
            Map.entry("irc.look-again-time", "14s"),
            Map.entry("irc.gather-time", "15ms"));

    assertThat(config(all))
        .isEqualTo(
            new IrcConfig(
                1,
                2,
                3,
                4,
                5,
                600,
                7,
                8,
                9,
                100_000,
                Duration.ofSeconds(11),
                Duration.ofSeconds(12),
                Duration.ofSeconds(13),
                Duration.ofSeconds(14),
                Duration.ofMillis(15)));
  }

  @Test
  void a_bound_that_no_line_fits_in_is_refused() {
    assertThatThrownBy(() -> config(Map.of("irc.line-length-max", "100")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("irc.line-length-max");
  }

  private static IrcConfig config(Map<String, String> settings) {
    return IrcConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }
}
