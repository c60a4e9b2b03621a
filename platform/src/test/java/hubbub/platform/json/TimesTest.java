package hubbub.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times as the API writes them.
class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T05:24:43.324Z, 2026-11-21T05:24:43.324Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
    "0099-03-04T05:06:07.008Z, 0099-03-04T05:06:07.008Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000Z",
    "-0001-12-31T23:59:59Z, -0001-12-31T23:59:59.000Z",
  })
  void a_time_is_written_with_milliseconds(String at, String written) {
    assertThat(Json.time(Instant.parse(at))).isEqualTo(written);
  }

  @Test
  void any_time_is_written_as_the_general_formatter_would() {
    var formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    var random = new Random(7);

    for (var n = 0; n < 20_000; n++) {
      var at = Instant.ofEpochMilli(random.nextLong(-62_300_000_000_000L, 253_500_000_000_000L));
      assertThat(Json.time(at)).isEqualTo(formatter.format(at));
    }
  }
}
