package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Settings of the service.
class ConnectorsConfigTest {
  @Test
  void without_settings_it_reads_twitch_over_tls() {
    var config = config(Map.of());

    assertThat(config.twitch().address()).hasToString("irc.chat.twitch.tv:6697");
    assertThat(config.twitch().tls()).isTrue();
    assertThat(config.twitch().authorities()).isEmpty();
    assertThat(config.twitch().ping()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.twitch().answer()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.bounds().gather()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.bounds().batchMax()).isEqualTo(500);
    assertThat(config.bounds().hold()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.bounds().idsKept()).isEqualTo(Duration.ofHours(24));
    assertThat(config.bounds().channelsPerRunMax()).isEqualTo(100);
    assertThat(config.textRetention()).isEqualTo(Duration.ofHours(24));
    assertThat(config.rehearsal().atFirstStart()).isTrue();
    assertThat(config.rehearsal().lasts()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void every_key_is_heeded() {
    var config =
        config(
            Map.ofEntries(
                Map.entry("twitch.irc.address", "localhost:6667"),
                Map.entry("twitch.irc.tls", "false"),
                Map.entry("twitch.irc.authorities", "/tmp/ca.pem"),
                Map.entry("twitch.irc.channels-per-connection", "7"),
                Map.entry("twitch.irc.joins-max", "8"),
                Map.entry("twitch.irc.ping", "2s"),
                Map.entry("twitch.irc.silence", "3s"),
                Map.entry("twitch.irc.answer", "4s"),
                Map.entry("twitch.irc.pause-max", "5s"),
                Map.entry("twitch.irc.connect", "6s"),
                Map.entry("connectors.gather", "50ms"),
                Map.entry("connectors.waiting-max", "600"),
                Map.entry("connectors.hold", "1s"),
                Map.entry("connectors.ids-kept", "2h"),
                Map.entry("connectors.runs-max", "9"),
                Map.entry("connectors.channels-per-run-max", "10"),
                Map.entry("connectors.channels-max", "11"),
                Map.entry("connectors.watched-max", "16"),
                Map.entry("x.text-retention", "17h"),
                Map.entry("replay.captures-max", "12"),
                Map.entry("replay.capture-size-max", "13"),
                Map.entry("replay.unpacked-max", "14"),
                Map.entry("replay.pause-max", "15s"),
                Map.entry("rehearsal.at-first-start", "false"),
                Map.entry("rehearsal.lasts", "16s")));

    assertThat(config.watchedMax()).isEqualTo(16);
    assertThat(config.textRetention()).isEqualTo(Duration.ofHours(17));
    assertThat(config.twitch().toString())
        .contains("localhost:6667", "false", "ca.pem", "channelsPerConnection=7", "joinsMax=8")
        .contains("PT2S", "PT3S", "PT4S", "PT5S", "PT6S");
    assertThat(config.bounds().toString())
        .contains("PT0.05S", "trayMax=600", "PT1S", "PT2H", "runsMax=9", "PerRunMax=10")
        .contains("channelsMax=11");
    assertThat(config.replay().toString()).contains("12", "13", "14", "PT15S");
    assertThat(config.rehearsal().toString()).contains("false", "PT16S");
    assertThat(config.twitch().authorities()).contains(Path.of("/tmp/ca.pem"));
  }

  @Test
  void a_wrong_value_names_its_key() {
    assertThatThrownBy(() -> config(Map.of("twitch.irc.address", "nowhere")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("twitch.irc.address");
    assertThatThrownBy(() -> config(Map.of("x.text-retention", "1m")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("x.text-retention");
  }

  private static ConnectorsConfig config(Map<String, String> flags) {
    return ConnectorsConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }
}
