package hubbub.chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTest {
  @Test
  void what_is_written_is_read_again() {
    var offset = new Offset(1_790_000_000_123L, 42);

    assertThat(offset.text()).isEqualTo("1790000000123-42");
    assertThat(Offset.parse(offset.text())).contains(offset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1", "1-", "-1", "1--1", "a-1", "1-1 ", "1-9999999999999999999"})
  void nothing_else_is_an_offset(String text) {
    assertThat(Offset.parse(text)).isEmpty();
  }
}
