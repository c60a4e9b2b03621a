package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.WrongSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose word on where a request comes from is believed.
class ProxiesTest {
  private static String client(String proxies, String peer, String forwardedFor) {
    return Proxies.read("http.proxies", proxies)
        .client(peer, Optional.ofNullable(forwardedFor).filter(said -> !said.isEmpty()));
  }

  @Test
  void without_proxies_nobody_is_believed() {
    assertThat(client("", "127.0.0.1", "192.0.2.7")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 | 127.0.0.1 | 192.0.2.7 | 192.0.2.7",
        "127.0.0.1 | 127.0.0.1 | | 127.0.0.1",
        "127.0.0.1 | 127.0.0.2 | 192.0.2.7 | 127.0.0.2",
        "10.0.0.0/8 | 10.200.0.1 | 192.0.2.7 | 192.0.2.7",
        "10.0.0.0/8 | 11.0.0.1 | 192.0.2.7 | 11.0.0.1",
        "10.0.0.0/9 | 10.128.0.1 | 192.0.2.7 | 10.128.0.1",
        "10.0.0.0/8, 127.0.0.1 | 127.0.0.1 | 192.0.2.7, 10.0.0.9 | 192.0.2.7",
        "2001:db8::/32 | 2001:db8:1::1 | 2001:db9::7 | 2001:db9:0:0:0:0:0:7",
        "127.0.0.1 | ::ffff:127.0.0.1 | 192.0.2.7 | 192.0.2.7",
        "::/0 | 127.0.0.1 | 192.0.2.7 | 127.0.0.1",
      })
  void the_last_address_before_our_own_proxies_is_the_clients(
      String proxies, String peer, String forwardedFor, String client) {
    assertThat(client(proxies, peer, forwardedFor)).isEqualTo(client);
  }

  @Test
  void what_the_client_wrote_itself_is_not_believed() {
    assertThat(client("127.0.0.1", "127.0.0.1", "203.0.113.1, 192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "192.0.2.7:80", "a.example", "192.0.2.256", "_x", " "})
  void what_is_no_address_ends_the_row(String step) {
    assertThat(client("127.0.0.1", "127.0.0.1", "192.0.2.9, " + step)).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "300.1.1.1"})
  void a_wrong_setting_stops_the_start(String list) {
    assertThatThrownBy(() -> Proxies.read("http.proxies", list))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("http.proxies");
  }
}
