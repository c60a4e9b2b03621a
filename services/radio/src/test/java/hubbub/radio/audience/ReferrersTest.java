package hubbub.radio.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {
  @ParameterizedTest
  @CsvSource({
    "https://fans.example/, fans.example",
    "https://Fans.Example:8443/player?who=me#here, fans.example",
    "http://someone:secret@fans.example/, fans.example",
    "https://fans.example?x=https://b.example/, fans.example",
    "https://xn--bcher-kva.example, xn--bcher-kva.example",
    "http://[2001:DB8::1]:8000/x, [2001:db8::1]",
    "android-app://org.example.radio/, org.example.radio",
  })
  void a_site_is_its_host(String referrer, String host) {
    assertThat(Referrers.host(referrer)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "about:blank",
        "javascript:alert(1)",
        "fans.example",
        "https://",
        "https:///path",
        "https://a b.example/",
        "https://fans\u0000.example/",
        "https://<script>/",
        "https://fans.example:x/",
      })
  void what_is_no_address_is_nothing(String referrer) {
    assertThat(Referrers.host(referrer)).isEmpty();
  }

  @Test
  void a_host_is_bounded() {
    assertThat(Referrers.host("https://" + "a".repeat(65_536))).hasSize(200);
    assertThat(Referrers.host("https://fans.example/" + "a\n".repeat(65_536)))
        .isEqualTo("fans.example");
  }
}
