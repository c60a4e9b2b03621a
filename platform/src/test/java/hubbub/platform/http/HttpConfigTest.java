package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where the door is, and its bounds.
final class HttpConfigTest {
  private static HttpConfig from(Map<String, String> flags) {
    return HttpConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void the_defaults() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new HttpConfig(
                "127.0.0.1",
                8000,
                Optional.empty(),
                false,
                false,
                Proxies.NONE,
                Optional.empty(),
                new HttpConfig.Limits(
                    10_000, 1_000, 8_192, 16_384, 1_048_576, 64, 65_536, 1_048_576),
                new HttpConfig.Times(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20))));
    assertThat(from(Map.of()).onLoopback()).isTrue();
  }

  @Test
  void every_key() {
    var flags =
        Map.ofEntries(
            Map.entry("bind", "0.0.0.0"),
            Map.entry("port", "9000"),
            Map.entry("public.url", "https://hubbub.example"),
            Map.entry("local-control", "open"),
            Map.entry("directory.private", "true"),
            Map.entry("http.proxies", "10.0.0.0/8, ::1"),
            Map.entry("tls.certificate", "/c"),
            Map.entry("tls.key", "/k"),
            Map.entry("http.connections-max", "10"),
            Map.entry("http.connections-per-address-max", "9"),
            Map.entry("http.line-length-max", "1001"),
            Map.entry("http.headers-length-max", "2002"),
            Map.entry("http.body-length-max", "3003"),
            Map.entry("http.body-depth-max", "4"),
            Map.entry("http.message-length-max", "5005"),
            Map.entry("http.waiting-max", "66006"),
            Map.entry("http.head-time", "1s"),
            Map.entry("http.body-time", "2s"),
            Map.entry("http.idle-time", "3s"),
            Map.entry("http.write-time", "4s"),
            Map.entry("http.ping-time", "5s"));

    assertThat(from(flags))
        .isEqualTo(
            new HttpConfig(
                "0.0.0.0",
                9000,
                Optional.of(URI.create("https://hubbub.example")),
                true,
                true,
                new Proxies(List.of(Proxies.Net.of("10.0.0.0/8"), Proxies.Net.of("::1"))),
                Optional.of(new HttpConfig.TlsFiles(Path.of("/c"), Path.of("/k"))),
                new HttpConfig.Limits(10, 9, 1001, 2002, 3003, 4, 5005, 66006),
                new HttpConfig.Times(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5))));
    assertThat(from(flags).onLoopback()).isFalse();
  }

  @Test
  void a_public_address_is_one_of_the_web() {
    for (var wrong :
        new String[] {"hubbub.example", "ftp://hubbub.example", "https://", "http:// x"}) {
      assertThatThrownBy(() -> from(Map.of("public.url", wrong)))
          .as(wrong)
          .isInstanceOf(WrongSetting.class)
          .hasMessageStartingWith("public.url");
    }
  }
}
