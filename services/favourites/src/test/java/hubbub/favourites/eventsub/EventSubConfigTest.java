package hubbub.favourites.eventsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventSubConfigTest {
  private static EventSubConfig config(Map<String, String> flags) {
    return EventSubConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void the_defaults() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new EventSubConfig(
                URI.create("wss://eventsub.wss.twitch.tv/ws"), 1_000, Optional.empty()));
  }

  @Test
  void every_key() {
    assertThat(
            config(
                Map.of(
                    "twitch.eventsub.url", "ws://127.0.0.1:9/ws",
                    "twitch.eventsub.sockets-max", "7",
                    "public.url", "https://hubbub.example/")))
        .isEqualTo(
            new EventSubConfig(
                URI.create("ws://127.0.0.1:9/ws"),
                7,
                Optional.of(URI.create("https://hubbub.example/webhooks/twitch"))));
  }

  @Test
  void twitch_calls_nobody_without_https_on_its_own_port_or_against_ones_will() {
    for (var url : List.of("http://hubbub.example", "https://hubbub.example:8443")) {
      assertThat(config(Map.of("public.url", url)).callback()).as(url).isEmpty();
    }
    assertThat(
            config(
                    Map.of(
                        "public.url", "https://hubbub.example:443",
                        "twitch.eventsub.webhook", "true"))
                .callback())
        .isPresent();
    assertThat(
            config(
                    Map.of(
                        "public.url", "https://hubbub.example",
                        "twitch.eventsub.webhook", "false"))
                .callback())
        .isEmpty();
  }

  @Test
  void what_is_no_address_stops_the_start() {
    for (var url : List.of("eventsub.twitch.tv", "https://eventsub.twitch.tv", "ws:", "w s")) {
      assertThatThrownBy(() -> config(Map.of("twitch.eventsub.url", url)))
          .isInstanceOf(WrongSetting.class)
          .hasMessageContaining("twitch.eventsub.url");
    }
  }
}
