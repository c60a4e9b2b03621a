package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.air.StreamInfo;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceHeadersTest {
  private static StreamInfo read(String... namesAndValues) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return SourceHeaders.read(name -> Optional.ofNullable(headers.get(name)));
  }

  @Test
  void what_ffmpeg_sends_is_read() {
    var info =
        read(
            "User-Agent", "Lavf/59.27.100",
            "Content-Type", "audio/mpeg",
            "Ice-Name", "Kit mp3",
            "Ice-Description", "kit description",
            "Ice-Genre", "test",
            "Ice-URL", "http://kit.example/",
            "Ice-Public", "0");

    assertThat(info)
        .isEqualTo(
            new StreamInfo(
                "Kit mp3",
                "kit description",
                "test",
                "http://kit.example/",
                0,
                false,
                Map.of(),
                "audio/mpeg",
                "Lavf/59.27.100"));
  }

  @Test
  void what_shoutcast_and_older_encoders_send_means_the_same() {
    for (var prefix : new String[] {"icy-", "x-audiocast-"}) {
      var isIcy = prefix.equals("icy-");
      var info =
          read(
              prefix + "name", "Wren",
              prefix + "description", "birds",
              prefix + "genre", "talk",
              prefix + "url", "https://wren.example/",
              prefix + (isIcy ? "br" : "bitrate"), "128",
              prefix + (isIcy ? "pub" : "public"), "1");

      assertThat(info)
          .isEqualTo(
              new StreamInfo(
                  "Wren", "birds", "talk", "https://wren.example/", 128, true, Map.of(), "", ""));
    }
  }

  @Test
  void icecasts_own_header_counts_before_the_others_unless_it_is_blank() {
    assertThat(read("icy-name", "b", "ice-name", "a").name()).isEqualTo("a");
    assertThat(read("icy-name", "b", "ice-name", "  ").name()).isEqualTo("b");
  }

  @Test
  void audio_info_is_read_with_and_without_prefixes() {
    var wanted = Map.of("bitrate", "128", "channels", "2", "samplerate", "44100");

    assertThat(read("ice-audio-info", "ice-bitrate=128;ice-channels=2;ice-samplerate=44100"))
        .returns(wanted, StreamInfo::audio)
        .returns(128, StreamInfo::bitrate);
    assertThat(read("Ice-Audio-Info", " samplerate = 44100 ; BITRATE=128;channels=2;").audio())
        .isEqualTo(wanted);
  }

  @Test
  void audio_info_that_is_none_is_left_out() {
    assertThat(read("ice-audio-info", "=;;a;b=;c=\u0001;d e=1;f=<;bitrate==128;g=1=2").audio())
        .isEqualTo(Map.of("f", "<"));
    assertThat(read("ice-audio-info", "bitrate=x").bitrate()).isZero();
    for (var count : new int[] {17, 5_000}) {
      var many = IntStream.range(0, count).mapToObj(i -> "k" + i + "=1").collect(joining(";"));
      assertThat(read("ice-audio-info", many).audio()).hasSize(16);
    }
  }

  @Test
  void a_bitrate_that_is_no_number_is_none() {
    for (var said : new String[] {"Quality 3", "-1", "1e3", "128,128", "99999", "123456", "١٢"}) {
      assertThat(read("ice-bitrate", said).bitrate()).as(said).isZero();
    }
    assertThat(read("ice-bitrate", " 320 ").bitrate()).isEqualTo(320);
  }

  @Test
  void only_who_asks_for_it_is_listed() {
    for (var said : new String[] {"0", "-1", "yes", "", "2"}) {
      assertThat(read("ice-public", said).listed()).as(said).isFalse();
    }
    assertThat(read().listed()).isFalse();
    assertThat(read("ice-public", "1").listed()).isTrue();
  }

  @Test
  void texts_are_bounded_and_lose_what_ends_a_line() {
    var info =
        read(
            "ice-name", "a\u0001b\u0085c\u007F" + "😀".repeat(300),
            "ice-description", "d".repeat(3_000),
            "ice-genre", "e".repeat(300),
            "content-type", "f".repeat(300),
            "user-agent", "g".repeat(300));

    assertThat(info.name()).isEqualTo("a b c " + "😀".repeat(194));
    assertThat(info.description()).hasSize(2_000);
    assertThat(info.genre()).hasSize(200);
    assertThat(info.type()).hasSize(100);
    assertThat(info.program()).hasSize(200);
  }

  @Test
  void an_address_that_no_browser_should_be_sent_to_is_left_out() {
    for (var said :
        new String[] {
          "javascript:alert(1)",
          "data:text/html,x",
          "ftp://a.example",
          "wren.example",
          "http:",
          "http:///x",
          "http://a b",
          "http://a\"b",
          "//a.example",
          "https://wren.example/" + "x".repeat(480)
        }) {
      assertThat(read("ice-url", said).url()).as(said).isEmpty();
    }
    var longest = "https://wren.example/" + "x".repeat(479);
    assertThat(read("ice-url", longest).url()).isEqualTo(longest);
    assertThat(read("ice-url", "HTTP://wren.example").url()).isEqualTo("HTTP://wren.example");
  }

  @Test
  void bytes_of_utf_8_become_text_and_latin_1_stays_what_it_is() {
    var bytes = "Zaunkönig 鳥".getBytes(UTF_8);

    assertThat(read("ice-name", new String(bytes, ISO_8859_1)).name()).isEqualTo("Zaunkönig 鳥");
    assertThat(read("ice-name", "Zaunkönig").name()).isEqualTo("Zaunkönig");
    assertThat(read("ice-name", "鳥 ö").name()).isEqualTo("鳥 ö");
  }
}
