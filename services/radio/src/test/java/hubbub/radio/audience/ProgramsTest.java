package hubbub.radio.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VLC/3.0.20 LibVLC/3.0.20 | VLC",
        "mpv 0.37.0 | mpv",
        "Lavf/60.16.100 | Lavf",
        "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us) | AppleCoreMedia",
        "GStreamer souphttpsrc 1.22.0 libsoup/3.2.2 | GStreamer",
        "curl/8.5.0 | curl",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/127.0 Mobile/15E148 Safari/605.1.15 | Firefox",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | Chrome",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1 | Chrome",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 OPR/110.0.0.0 | Opera",
        "Mozilla/5.0 (Linux; Android 13; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36 | Samsung Internet",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15 | Safari",
        "Mozilla/5.0 (compatible; Tuner) | Mozilla",
      })
  void a_program_is_known_by_its_name(String agent, String family) {
    assertThat(Programs.family(agent)).isEqualTo(family);
  }

  @Test
  void what_is_no_name_is_bounded_and_cleaned() {
    assertThat(Programs.family("")).isEmpty();
    assertThat(Programs.family("/1.0")).isEmpty();
    assertThat(Programs.family("\u0000\r\n\t ")).isEmpty();
    assertThat(Programs.family("Play\u0000er/1")).isEqualTo("Play");
    assertThat(Programs.family("\u0007Player\u001b[31m/1")).isEqualTo("Player");
    assertThat(Programs.family("Play\u202eer/1")).isEqualTo("Player");
    assertThat(Programs.family("Play\ud800er/1")).isEqualTo("Player");
    assertThat(Programs.family("Gr\u00c3\u00bcn/1")).isEqualTo("Grün");
    assertThat(Programs.family("x".repeat(65_536))).hasSizeLessThanOrEqualTo(200).startsWith("xx");
    assertThat(Programs.family("\ud83d\ude00".repeat(30_000))).hasSizeLessThanOrEqualTo(200);
    assertThat(Programs.family("Mozilla/5.0 " + "(".repeat(65_536))).isEqualTo("Mozilla");
  }
}
