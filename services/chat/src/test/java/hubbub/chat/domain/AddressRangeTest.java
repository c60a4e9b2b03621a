package hubbub.chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.0/24, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
  })
  void a_range_has_the_addresses_that_begin_alike(String range, String address, boolean in) {
    assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "1.2.3",
        "1.2.3.4/7",
        "1.2.3.4/33",
        "::/8",
        "1.2.3.4/x",
        "999.1.1.1"
      })
  void nothing_else_is_a_range(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void a_household_has_a_whole_net_of_the_newer_addresses() {
    assertThat(
            AddressRange.around("2001:db8:1:2:3:4:5:6").orElseThrow().contains("2001:db8:1:2::9"))
        .isTrue();
  }
}
