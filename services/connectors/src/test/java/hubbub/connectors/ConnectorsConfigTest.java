package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void without_a_key_and_a_cap_nothing_is_read_from_x() {
    var x = config(Map.of()).x();

    assertThat(x.url()).hasToString("https://api.x.com");
    assertThat(x.token()).isEmpty();
    assertThat(x.prices().perPost()).isEqualTo(5_000);
    assertThat(x.prices().isCapped()).isFalse();
    assertThat(x.backfill()).isFalse();
  }

  @Test
  void every_key_of_x_is_heeded_and_its_token_is_never_shown(@TempDir Path folder)
      throws IOException {
    var token = Files.writeString(folder.resolve("token"), "hush-hush\n");
    var x =
        config(
                Map.of(
                    "x.api.url", "http://localhost:8300/",
                    "x.bearer-token-file", token.toString(),
                    "x.price-per-post", "0.01",
                    "x.cap.run", "2.00",
                    "x.cap.day", "5",
                    "x.cap.month", "50.5",
                    "x.backfill", "true"))
            .x();

    assertThat(x.url()).hasToString("http://localhost:8300");
    assertThat(x.token().orElseThrow().value()).isEqualTo("hush-hush");
    assertThat(x.toString()).doesNotContain("hush");
    assertThat(x.prices().perPost()).isEqualTo(10_000);
    assertThat(x.prices().runCap()).isEqualTo(2_000_000);
    assertThat(x.prices().dayCap()).isEqualTo(5_000_000);
    assertThat(x.prices().monthCap()).isEqualTo(50_500_000);
    assertThat(x.backfill()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "x.api.url,ftp://x",
    "x.api.url,https://api.x.com?key=1",
    "x.price-per-post,0",
    "x.price-per-post,free",
    "x.cap.run,-1",
    "x.cap.day,much",
    "x.cap.month,0.0000001"
  })
  void a_wrong_value_of_x_names_its_key(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(key);
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
