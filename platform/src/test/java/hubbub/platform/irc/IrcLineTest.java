package hubbub.platform.irc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts become lines with tags, and tags become text.
class IrcLineTest {
  @Test
  void tag_values_are_unescaped_as_ircv3_says() {
    var line = IrcLine.read("@a=\\:\\s\\\\\\r\\n;b=x\\y\\;c;d=1=2 PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().get("a")).isEqualTo("; \\\r\n");
    assertThat(line.tags().get("b")).isEqualTo("xy");
    assertThat(line.tags().get("c")).isEmpty();
    assertThat(line.tags().get("d")).isEqualTo("1=2");
    assertThat(line.tags().get("e")).isNull();
  }

  @Test
  void of_a_doubled_tag_the_last_counts() {
    var line = IrcLine.read("@id=1;mod=0;id=2 PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().get("id")).isEqualTo("2");
  }

  @Test
  void a_number_out_of_range_is_none() {
    var line =
        IrcLine.read("@a=99999999999999999999;b=-5;c=12x;d=;e=12;f=9223372036854775808 PING");

    assertThat(line).isNotNull();
    for (var key : new String[] {"a", "b", "c", "d", "f", "missing"}) {
      assertThat(line.tags().number(key, 0, Long.MAX_VALUE, -1)).as(key).isEqualTo(-1);
    }
    assertThat(line.tags().number("e", 0, 100, -1)).isEqualTo(12);
    assertThat(line.tags().number("e", 0, 11, -1)).isEqualTo(-1);
  }

  @Test
  void more_tags_than_anybody_sends_are_all_found() {
    var tags = new StringBuilder("@k0=v0");
    for (var i = 1; i < 100; i++) {
      tags.append(";k").append(i).append("=v").append(i);
    }
    var line = IrcLine.read(tags + " PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().count()).isEqualTo(100);
    assertThat(line.tags().get("k0")).isEqualTo("v0");
    assertThat(line.tags().get("k99")).isEqualTo("v99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a;b c\\d\r\ne", "\\:", "\\s", ";;", "😀 \\"})
  void an_escaped_value_is_read_as_it_was(String value) {
    var text = new StringBuilder("@key=");

    Tags.escape(value, text);
    var line = IrcLine.read(text.append(" PING").toString());

    assertThat(line).isNotNull();
    assertThat(line.command()).isEqualTo("PING");
    assertThat(line.tags().get("key")).isEqualTo(value);
  }

  @Test
  void a_value_is_escaped_as_ircv3_says() {
    var text = new StringBuilder();

    Tags.escape("a;b c\\d\r\ne\0", text);

    assertThat(text).hasToString("a\\:b\\sc\\\\d\\r\\ne\uFFFD");
  }
}
