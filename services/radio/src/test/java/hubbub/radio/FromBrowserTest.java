package hubbub.radio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.json.Json;
import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.Recognizer;
import hubbub.radio.sound.WebmStream;
import hubbub.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Sound that a browser brings over a WebSocket.
class FromBrowserTest {
  private static final String MOUNT = "/live/friday";
  private static final String BEGIN =
      "{\"do\": \"begin\", \"stream\": \"a\", \"name\": \"Fish & café\"}";

  @TempDir Path folder;

  /// As much WebM as a browser records: its head, and a cluster of 20 ms packets each second.
  private static byte[] webm(int seconds) {
    var stream = new WebmStream().add(WebmStream.head());
    for (var second = 0; second < seconds; second++) {
      stream.openCluster(second * 1_000L, 50);
    }
    return stream.bytes();
  }

  /// Four seconds.
  private static byte[] ogg() {
    var ogg = new ByteArrayOutputStream();
    var writer = new OggOpusWriter(77, piece -> ogg.writeBytes(piece.bytes()));
    var head =
        ByteBuffer.allocate(19)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OpusHead".getBytes(US_ASCII))
            .put((byte) 1)
            .put((byte) 2)
            .putShort((short) 312)
            .putInt(48_000);
    writer.begin(head.array());
    ogg.writeBytes(writer.head());
    var random = new Random(9);
    for (var n = 0; n < 200; n++) {
      var packet = new byte[80];
      random.nextBytes(packet);
      packet[0] = (byte) 0xFC;
      writer.packet(packet, n * 20_000L);
    }
    writer.flush();
    return ogg.toByteArray();
  }

  private static BrowserPage onAir(RadioHouse radio) {
    var page = BrowserPage.of(radio, "ines-session").say(BEGIN);
    assertThat(page.told("ready").required("mount").asString()).isEqualTo(MOUNT);
    page.send(webm(4));
    page.told("on_air");
    return page;
  }

  private static JsonNode only(RadioHouse radio) {
    // Its row is written soon after its begin.
    Await.until(() -> !shows(radio).isEmpty());
    var shows = shows(radio);
    assertThat(shows.size()).isEqualTo(1);
    return shows.get(0);
  }

  private static JsonNode shows(RadioHouse radio) {
    return Json.mapper().readTree(radio.house.get("/api/v1/shows").body()).required("shows");
  }

  private static void awaitEnd(RadioHouse radio) {
    Await.until(() -> {
      radio.clock.pass(Duration.ofSeconds(10));
      return !only(radio).required("ended_at").isNull();
    });
  }

  @Test
  void webm_of_a_browser_is_heard_and_recorded_as_ogg_opus() {
    try (var radio = new RadioHouse(folder);
        var page = onAir(radio);
        var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0")) {
      assertThat(listener.head().header("content-type")).isEqualTo("audio/ogg");
      assertThat(listener.read(4)).isEqualTo("OggS".getBytes(US_ASCII));
      assertThat(radio.house.get("/api/v1/streams").body())
          .contains("\"format\":\"ogg-opus\"", "Fish & café", "\"channel\":\"friday\"");

      // It is told every other second, perhaps already before anybody listened.
      var heard = page.told("heard");
      while (heard.required("listeners").asInt() == 0) {
        heard = page.told("heard");
      }
      assertThat(heard.required("bytes").asLong()).isEqualTo(webm(4).length);
      assertThat(heard.required("listeners").asInt()).isEqualTo(1);
      page.say("{\"do\": \"end\"}");

      assertThat(page.told("ended").required("reason").asString()).isEqualTo("done");
      assertThat(page.closeCode()).isEqualTo(1000);
      Await.until(() -> !radio.isOnAir(MOUNT));
      awaitEnd(radio);
      assertThat(only(radio).required("format").asString()).isEqualTo("ogg-opus");
      assertThat(only(radio).required("duration_ms").asLong()).isEqualTo(4_000);
    }
  }

  @Test
  void ogg_of_a_browser_passes_as_it_is_however_it_is_cut() {
    var ogg = ogg();
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, "ines-session").say(BEGIN)) {
      page.told("ready");
      page.send(Arrays.copyOf(ogg, 1));
      page.send(Arrays.copyOfRange(ogg, 1, 3));
      page.send(Arrays.copyOfRange(ogg, 3, ogg.length));
      page.told("on_air");

      try (var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0")) {
        listener.head();
        assertThat(listener.read(1_000)).isEqualTo(Arrays.copyOf(ogg, 1_000));
      }
    }
  }

  @Test
  void webm_is_recognised_however_it_is_cut() {
    var webm = webm(2);
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, "ines-session").say(BEGIN)) {
      page.told("ready");
      page.send(Arrays.copyOf(webm, 2));
      page.send(new byte[0]);
      page.send(Arrays.copyOfRange(webm, 2, 5));
      page.send(Arrays.copyOfRange(webm, 5, webm.length));

      page.told("on_air");
    }
  }

  @Test
  void who_comes_again_goes_on_with_the_same_show_and_listeners_stay() {
    try (var radio = new RadioHouse(folder);
        var listener = radio.wire()) {
      var recognizer = new Recognizer();
      try (var page = onAir(radio)) {
        listener.say("GET " + MOUNT + " HTTP/1.0").head();
        awaitHead(recognizer, listener, 1);
        page.vanish();
        Await.until(() -> !radio.isOnAir(MOUNT));
      }

      try (var again = onAir(radio)) {
        awaitHead(recognizer, listener, 2);
        again.say("{\"do\": \"end\"}").told("ended");
      }
      awaitEnd(radio);

      assertThat(only(radio).required("duration_ms").asLong()).isBetween(7_600L, 8_000L);
      var audio = radio.house.get("/api/v1/shows/" + only(radio).required("id").asString());
      assertThat(audio.statusCode()).isEqualTo(200);
    }
  }

  /// Takes what a listener gets until so many heads have come.
  private static void awaitHead(Recognizer recognizer, Wire listener, int heads) {
    Await.until(() -> {
      recognizer.take(listener.read(100), 0, 100, _ -> {});
      return recognizer.framer().map(framer -> framer.headNumber()).orElse(0) >= heads;
    });
  }

  @Test
  void its_own_place_is_free_for_who_comes_again_before_the_break_is_noticed() {
    try (var radio = new RadioHouse(folder);
        var page = onAir(radio);
        var again = onAir(radio)) {
      assertThat(page.closeCode()).isEqualTo(1000);
      again.told("heard");
      assertThat(radio.isOnAir(MOUNT)).isTrue();
      again.say("{\"do\": \"end\"}").told("ended");
      awaitEnd(radio);
      assertThat(only(radio).required("duration_ms").asLong()).isBetween(7_600L, 8_000L);
    }
  }

  @Test
  void nobody_is_on_a_mount_twice() {
    try (var radio = new RadioHouse(folder);
        var _ = onAir(radio);
        var other = BrowserPage.of(radio, "ines-session").say(BEGIN.replace("\"a\"", "\"b\""));
        var nameless = BrowserPage.of(radio, "ines-session").say("{\"do\": \"begin\"}")) {
      assertThat(other.told("refused").required("reason").asString()).isEqualTo("taken");
      assertThat(other.closeCode()).isEqualTo(1013);
      assertThat(nameless.told("refused").required("reason").asString()).isEqualTo("taken");
      assertThat(radio.isOnAir(MOUNT)).isTrue();
    }
  }

  @Test
  void there_are_no_more_sources_than_the_bound_says() {
    try (var radio = new RadioHouse(folder, Map.of("radio.sources-max", "1"));
        var _ = radio.source("/kit");
        var page = BrowserPage.of(radio, "ines-session").say(BEGIN)) {
      assertThat(page.told("refused").required("reason").asString()).isEqualTo("too_many");
      assertThat(page.closeCode()).isEqualTo(1013);
    }
  }

  @Test
  void a_stream_key_opens_its_channel_without_a_session() {
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, "").say("{\"do\": \"begin\", \"key\": \"friday-key\"}")) {
      page.told("ready");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | {\"do\": \"begin\"}                          | not_allowed",
        "otto-session | {\"do\": \"begin\"}                          | not_allowed",
        "''           | {\"do\": \"begin\", \"key\": \"monday-key\"} | not_allowed",
        "''           | {\"do\": \"begin\", \"key\": \"nobodys\"}    | not_allowed",
        "ines-session | {\"do\": \"begin\", \"key\": \"nobodys\"}    | not_allowed",
        "ines-session | {\"do\": \"begin\", \"key\": 5}              | wrong",
        "ines-session | {\"do\": \"dance\"}                          | wrong",
        "ines-session | []                                           | wrong",
        "ines-session | no JSON                                      | wrong"
      })
  void whoever_may_not_and_whatever_is_not_understood_is_told_so(
      String session, String text, String reason) {
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, session).say(text)) {
      assertThat(page.told("refused").required("reason").asString()).isEqualTo(reason);
      assertThat(page.closeCode()).isEqualTo(1008);
      assertThat(radio.isOnAir(MOUNT)).isFalse();
    }
  }

  @Test
  void sound_before_a_word_and_a_second_beginning_are_refused() {
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, "ines-session").send(webm(1))) {
      assertThat(page.told("refused").required("reason").asString()).isEqualTo("wrong");
    }
    try (var radio = new RadioHouse(folder.resolve("other"));
        var page = onAir(radio).say(BEGIN)) {
      assertThat(page.told("refused").required("reason").asString()).isEqualTo("wrong");
      Await.until(() -> !radio.isOnAir(MOUNT));
    }
  }

  @Test
  void what_is_no_sound_is_told_so() {
    var webm = webm(1);
    for (var sound : List.of("x".repeat(60_000).getBytes(US_ASCII), video(webm))) {
      try (var radio = new RadioHouse(folder.resolve(Integer.toString(sound.length)));
          var page = BrowserPage.of(radio, "ines-session").say(BEGIN)) {
        page.told("ready");
        page.send(sound).trySend(sound);

        var refused = page.told("refused");

        assertThat(refused.required("reason").asString()).isEqualTo("no_sound");
        assertThat(refused.required("detail").asString()).isNotEmpty();
        assertThat(page.closeCode()).isEqualTo(1003);
        try (var next = onAir(radio)) {
          next.told("heard");
        }
      }
    }
  }

  /// As if the track had another codec.
  private static byte[] video(byte[] webm) {
    var text = new String(webm, ISO_8859_1);
    return text.replace("A_OPUS", "V_OPUS").getBytes(ISO_8859_1);
  }

  @Test
  void who_is_ended_by_an_admin_is_told_so() {
    try (var radio = new RadioHouse(folder);
        var page = onAir(radio);
        var admin =
            radio
                .wire()
                .say(
                    "GET /admin/killsource?mount=" + MOUNT + " HTTP/1.0",
                    "Authorization: " + Wire.basic("admin", "admin-token"))) {
      assertThat(admin.head().status()).isEqualTo(200);

      assertThat(page.told("ended").required("reason").asString()).isEqualTo("killed");
      assertThat(page.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void who_brings_nothing_for_too_long_is_asked_to_come_again() {
    try (var radio = new RadioHouse(folder, Map.of("radio.source-timeout", "5s"));
        var page = onAir(radio)) {
      radio.clock.pass(Duration.ofSeconds(6));

      assertThat(page.closeCode()).isEqualTo(1013);
      Await.until(() -> !radio.isOnAir(MOUNT));
    }
  }

  @Test
  void guesses_of_keys_end_after_some() {
    try (var radio = new RadioHouse(folder)) {
      for (var n = 0; n < 20; n++) {
        try (var page =
            BrowserPage.of(radio, "").say("{\"do\": \"begin\", \"key\": \"wrong-" + n + "\"}")) {
          page.told("refused");
        }
      }
      try (var page =
          BrowserPage.of(radio, "").say("{\"do\": \"begin\", \"key\": \"friday-key\"}")) {
        assertThat(page.told("refused").required("detail").asString()).contains("wait a minute");
      }
    }
  }

  @Test
  void a_page_of_another_site_gets_no_socket() {
    try (var radio = new RadioHouse(folder);
        var client = HttpClient.newHttpClient()) {
      var builder =
          client
              .newWebSocketBuilder()
              .header("Cookie", "hubbub-session=ines-session")
              .header("Origin", "http://evil.example");
      var address = URI.create("ws://localhost:" + radio.port() + BrowserPage.FRIDAY);

      assertThatThrownBy(() ->
              builder.buildAsync(address, new WebSocket.Listener() {}).get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .rootCause()
          .hasMessageContaining("403");
    }
  }
}
