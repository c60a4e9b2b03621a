package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.air.MountState;
import hubbub.radio.air.StreamInfo;
import hubbub.radio.sound.Format;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenerHeadersTest {
  private static final String BEGIN =
      lines(
          "HTTP/1.0 200 OK",
          "Server: Hubbub 1.2.3",
          "Connection: Close",
          "Date: Fri, 20 Nov 2026 18:50:29 GMT");

  private static final String FRESH =
      lines(
          "Cache-Control: no-cache, no-store",
          "Expires: Mon, 26 Jul 1997 05:00:00 GMT",
          "Pragma: no-cache",
          "Access-Control-Allow-Origin: *");

  private static final String EXPOSE =
      "Access-Control-Expose-Headers: icy-br, icy-description, icy-genre, icy-metadata,"
          + " icy-metaint, icy-name, icy-pub, icy-url, ice-audio-info\r\n";

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String stream(MountState mount, boolean titles) {
    return new String(ListenerHeaders.stream(OnAir.STATION, mount, titles, OnAir.NOW), UTF_8);
  }

  @Test
  void a_listener_is_told_the_type_and_never_a_length() {
    assertThat(stream(OnAir.mp3(), false))
        .isEqualTo(
            BEGIN
                + "Content-Type: audio/mpeg\r\n"
                + FRESH
                + EXPOSE
                + "icy-pub: 0\r\nicy-metadata: 1\r\n\r\n");
    assertThat(stream(OnAir.opus(), false))
        .isEqualTo(BEGIN + "Content-Type: audio/ogg\r\n" + FRESH + EXPOSE + "icy-pub: 0\r\n\r\n");
  }

  @Test
  void what_the_source_says_is_passed_on_and_the_interval_to_who_asks_for_titles() {
    assertThat(stream(OnAir.full(), true))
        .endsWith(
            "icy-br: 128\r\nicy-name: Wren FM\r\nicy-genre: talk\r\n"
                + "icy-description: Birds & bees\r\nicy-url: https://wren.example/\r\n"
                + "icy-pub: 1\r\nice-audio-info: ice-bitrate=128;ice-channels=2;ice-quality=5.0;"
                + "ice-samplerate=44100\r\nicy-metadata: 1\r\nicy-metaint: 16000\r\n\r\n");
  }

  @Test
  void a_bit_rate_that_nobody_counted_is_the_source_s() {
    var info = new StreamInfo("", "", "", "", 96, false, Map.of(), "", "");
    var mount = OnAir.mount("/m", Format.AAC, info, "", "");

    assertThat(stream(mount, false)).contains("icy-br: 96\r\n");
  }

  @Test
  void titles_are_for_who_asks_in_formats_that_have_none_of_their_own() {
    assertThat(ListenerHeaders.tellsTitles(Format.MP3, Optional.of("1"))).isTrue();
    assertThat(ListenerHeaders.tellsTitles(Format.AAC, Optional.of(" 1 "))).isTrue();
    assertThat(ListenerHeaders.tellsTitles(Format.MP3, Optional.of("0"))).isFalse();
    assertThat(ListenerHeaders.tellsTitles(Format.MP3, Optional.empty())).isFalse();
    assertThat(ListenerHeaders.tellsTitles(Format.OGG_OPUS, Optional.of("1"))).isFalse();
    assertThat(ListenerHeaders.tellsTitles(Format.WEBM_OPUS, Optional.of("1"))).isFalse();
  }

  @Test
  void whatever_the_source_says_each_header_is_one_line_of_utf_8() {
    var lines = stream(OnAir.evil(), true).split("\r\n", -1);

    assertThat(lines).allMatch(line -> line.isEmpty() || line.matches("[^:]+: .*|HTTP.*"));
    assertThat(lines)
        .contains("icy-name: a  Set-Cookie: b c d]]></x><\"'&  [2J")
        .noneMatch(line -> line.startsWith("Set-Cookie"));
    var info = new StreamInfo("Zaunkönig 鳥", "", "", "", 0, false, Map.of(), "", "");
    assertThat(stream(OnAir.mount("/m", Format.MP3, info, "", ""), false))
        .contains("icy-name: Zaunkönig 鳥\r\n");
    var wordy = new StreamInfo("", "ö".repeat(2_000), "", "", 0, false, Map.of(), "", "");
    assertThat(stream(OnAir.mount("/m", Format.MP3, wordy, "", ""), false))
        .contains("icy-description: " + "ö".repeat(1_000) + "\r\n");
  }

  @Test
  void only_the_probe_of_two_bytes_is_one() {
    assertThat(ListenerHeaders.isProbe(Optional.of("bytes=0-1"))).isTrue();
    assertThat(ListenerHeaders.isProbe(Optional.of("Bytes = 0 - 1"))).isTrue();
    for (var range : new String[] {"bytes=0-", "bytes=0-10", "bytes=1-1", "bytes=0-1,5-6", ""}) {
      assertThat(ListenerHeaders.isProbe(Optional.of(range))).as(range).isFalse();
    }
    assertThat(ListenerHeaders.isProbe(Optional.empty())).isFalse();
  }

  @Test
  void the_probe_gets_two_bytes_of_a_length_that_nobody_knows() {
    var answer =
        new String(
            ListenerHeaders.probe(OnAir.STATION, OnAir.opus(), "OggS".getBytes(UTF_8), OnAir.NOW),
            UTF_8);

    assertThat(answer)
        .startsWith("HTTP/1.0 206 Partial Content\r\n")
        .contains("\r\nContent-Type: audio/ogg\r\n")
        .contains("\r\nContent-Range: bytes 0-1/*\r\nContent-Length: 2\r\n")
        .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
        .endsWith("\r\n\r\nOg");
  }

  @Test
  void a_page_whose_player_asks_for_titles_may_listen() {
    assertThat(new String(ListenerHeaders.preflight(OnAir.STATION, OnAir.NOW), UTF_8))
        .isEqualTo(
            BEGIN
                + "Allow: GET, HEAD, OPTIONS\r\n"
                + FRESH
                + "Access-Control-Allow-Methods: GET, HEAD, OPTIONS\r\n"
                + "Access-Control-Allow-Headers: Icy-MetaData, Range, Origin, Content-Type\r\n"
                + "Access-Control-Max-Age: 86400\r\nContent-Length: 0\r\n\r\n");
  }
}
