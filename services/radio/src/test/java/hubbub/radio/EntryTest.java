package hubbub.radio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, and what the others are told.
class EntryTest {
  private static final String FRIDAY = "/live/friday";

  @TempDir Path folder;

  private static Wire.Head ask(RadioHouse radio, String... lines) {
    try (var wire = radio.wire().say(lines)) {
      return wire.head();
    }
  }

  private static String key(String key) {
    return "Authorization: " + Wire.basic("source", key);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT /live/friday HTTP/1.1, '', 401",
    "PUT /live/friday HTTP/1.1, wrong, 401",
    "PUT /live/friday HTTP/1.1, monday-key, 403",
    "PUT /friday HTTP/1.1, friday-key, 403",
    "PUT /live/../api HTTP/1.1, friday-key, 403",
    "PUT /live/%66riday HTTP/1.1, friday-key, 403",
    "PUT /live/friday/more HTTP/1.1, friday-key, 403",
    "PUT /friday HTTP/1.1, friday-key, 403",
    "PUT /kit.m3u HTTP/1.1, friday-key, 403",
    "SOURCE /live/friday ICE/1.0, '', 401",
    "SOURCE /admin HTTP/1.0, friday-key, 403",
    "SOURCE /api/v1/streams HTTP/1.0, friday-key, 403",
    "SOURCE * HTTP/1.0, friday-key, 400",
  })
  void who_may_not_bring_sound_is_told_so(String line, String key, int status) {
    try (var radio = new RadioHouse(folder)) {
      var head =
          key.isEmpty()
              ? ask(radio, line, "Host: localhost", "Expect: 100-continue")
              : ask(radio, line, "Host: localhost", "Expect: 100-continue", key(key));

      assertThat(head.status()).isEqualTo(status);
      assertThat(head.header("www-authenticate").startsWith("Basic")).isEqualTo(status == 401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SOURCE /live/friday ICE/1.0",
        "SOURCE /live/friday HTTP/1.0",
        "PUT /live/friday HTTP/1.0",
        "PUT /live/friday HTTP/1.1",
        "PUT /live/Friday HTTP/1.1",
        "PUT /kit-1.mp3 HTTP/1.1"
      })
  void sources_of_all_ages_get_in(String line) {
    try (var radio = new RadioHouse(folder);
        var source = radio.wire().say(line, key("friday-key"), "Host: localhost")) {
      assertThat(source.head().line()).isEqualTo("HTTP/1.0 200 OK");

      source.send(Frames.of(0, 40));

      Await.until(() -> radio.isOnAir(line.split(" ", 3)[1].toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void nothing_is_read_of_a_body_before_the_key_was_looked_at() {
    try (var radio = new RadioHouse(folder);
        var source = radio.wire()) {
      var request =
          "PUT " + FRIDAY + " HTTP/1.1\r\nHost: localhost\r\n" + key("wrong") + "\r\n\r\n";
      source.send((request + new String(Frames.of(0, 100), UTF_8)).getBytes(UTF_8));

      assertThat(source.head().status()).isEqualTo(401);
      assertThat(radio.isOnAir(FRIDAY)).isFalse();
    }
  }

  @Test
  void a_body_that_came_with_the_head_is_sound() {
    try (var radio = new RadioHouse(folder);
        var source = radio.wire()) {
      var head = "PUT " + FRIDAY + " HTTP/1.1\r\nHost: a\r\n" + key("friday-key") + "\r\n\r\n";
      var frames = Frames.of(0, 40);
      var all = ByteBuffer.allocate(head.length() + frames.length);
      source.send(all.put(head.getBytes(UTF_8)).put(frames).array());

      assertThat(source.head().status()).isEqualTo(200);
      Await.until(() -> radio.isOnAir(FRIDAY));
    }
  }

  @Test
  void a_mount_has_one_source() {
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(FRIDAY);
        var second = radio.wire().say("PUT " + FRIDAY + " HTTP/1.1", key("friday-key"))) {
      assertThat(second.head().status()).isEqualTo(403);
      assertThat(new String(second.rest(), UTF_8)).contains("in use");
    }
  }

  @Test
  void there_are_bounds() {
    var bounds = Map.of("radio.sources-max", "1", "radio.listeners-per-mount-max", "1");
    try (var radio = new RadioHouse(folder, bounds);
        var _ = radio.source(FRIDAY);
        var listener = radio.wire().say("GET " + FRIDAY + " HTTP/1.0")) {
      assertThat(listener.head().status()).isEqualTo(200);

      assertThat(ask(radio, "GET " + FRIDAY + " HTTP/1.0").status()).isEqualTo(403);
      assertThat(ask(radio, "PUT /kit HTTP/1.1", key("friday-key")).status()).isEqualTo(403);
      listener.hangUp();
      Await.until(() -> ask(radio, "GET " + FRIDAY + " HTTP/1.0").status() == 200);
    }
  }

  @Test
  void garbage_ends_its_source_and_nothing_else() {
    try (var radio = new RadioHouse(folder);
        var friday = radio.source(FRIDAY);
        var garbage = radio.wire().say("PUT /kit HTTP/1.1", key("friday-key"));
        var listener = radio.wire().say("GET " + FRIDAY + " HTTP/1.0")) {
      assertThat(garbage.head().status()).isEqualTo(200);
      // As much as it takes to see that, and hardly more: who closes with bytes unread resets.
      garbage.send("no sound at all ".repeat(4_097).getBytes(UTF_8));

      assertThat(garbage.rest()).isEmpty();
      listener.head();
      friday.send(Frames.of(40, 60));
      var first = Frames.number(listener.read(Frames.LENGTH), 0);
      assertThat(listener.read(20 * Frames.LENGTH)).isEqualTo(Frames.of(first + 1, 20));
      assertThat(ask(radio, "GET /kit HTTP/1.0").status()).isNotEqualTo(200);
    }
  }

  @Test
  void a_source_that_says_nothing_is_gone_after_a_while() {
    try (var radio = new RadioHouse(folder, Map.of("radio.source-timeout", "5s"));
        var source = radio.source(FRIDAY)) {
      radio.clock.pass(Duration.ofSeconds(6));

      assertThat(source.rest()).isEmpty();
      Await.until(() -> !radio.isOnAir(FRIDAY));
    }
  }

  @Test
  void whoever_asks_before_listening_is_told_how_it_will_be() {
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(FRIDAY)) {
      assertThat(ask(radio, "HEAD " + FRIDAY + " HTTP/1.1", "Host: a").header("content-type"))
          .isEqualTo("audio/mpeg");
      assertThat(
              ask(radio, "OPTIONS " + FRIDAY + " HTTP/1.1", "Host: a")
                  .header("access-control-allow-headers"))
          .contains("Icy-MetaData");
      try (var probe = radio.wire().say("GET " + FRIDAY + " HTTP/1.1", "Range: bytes=0-1")) {
        assertThat(probe.head().status()).isEqualTo(206);
        assertThat(probe.rest()).containsExactly(0xFF, 0xFB);
      }
      try (var list = radio.wire().say("GET " + FRIDAY + ".m3u HTTP/1.1", "Host: radio.test:81")) {
        assertThat(list.head().header("content-type")).isEqualTo("audio/x-mpegurl");
        assertThat(new String(list.rest(), UTF_8)).contains("http://radio.test:81" + FRIDAY);
      }
      assertThat(ask(radio, "GET /live/monday HTTP/1.0").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/stats",
        "/admin/listmounts",
        "/admin/listclients?mount=/live/friday",
        "/admin/killsource?mount=/live/friday",
        "/admin/killclient?mount=/live/friday&id=1",
        "/admin/moveclients?mount=/live/friday&destination=/kit",
        "/admin/fallbacks?mount=/live/friday&fallback=/kit",
        "/admin/streamlist.txt",
        "/admin/metadata?mount=/live/friday&mode=updinfo&song=a"
      })
  void what_the_admin_asks_takes_the_admin(String path) {
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(FRIDAY)) {
      var line = "GET " + path + " HTTP/1.0";
      var basic = "Authorization: ";
      assertThat(ask(radio, line).status()).isEqualTo(401);
      assertThat(ask(radio, line, basic + Wire.basic("admin", "other-token")).status())
          .isEqualTo(401);
      assertThat(ask(radio, line, basic + Wire.basic("otto", "admin-token")).status())
          .isEqualTo(401);
      assertThat(ask(radio, line, key("monday-key")).status()).isEqualTo(401);
      assertThat(radio.isOnAir(FRIDAY)).isTrue();

      assertThat(ask(radio, line, basic + Wire.basic("admin", "admin-token")).status())
          .isIn(200, 400);
    }
  }

  @Test
  void an_ended_source_ends_its_listeners() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(FRIDAY);
        var listener = radio.wire().say("GET " + FRIDAY + " HTTP/1.0")) {
      listener.head();
      var admin = "Authorization: " + Wire.basic("admin", "admin-token");

      var killed = ask(radio, "GET /admin/killsource?mount=" + FRIDAY + " HTTP/1.0", admin);

      assertThat(killed.status()).isEqualTo(200);
      assertThat(source.rest()).isEmpty();
      assertThat(listener.rest().length).isPositive();
      assertThat(ask(radio, "GET " + FRIDAY + " HTTP/1.0").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-.-", "a..b", "1.2.3.4.5", "[::::]", "a b", "<x>", "[::1]:81"})
  void whatever_name_it_is_asked_by_it_says_how_it_is(String host) {
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(FRIDAY)) {
      assertThat(ask(radio, "GET /status-json.xsl HTTP/1.1", "Host: " + host).status())
          .isEqualTo(200);
      var stats =
          ask(
              radio,
              "GET /admin/stats HTTP/1.0",
              "Host: " + host,
              "Authorization: " + Wire.basic("admin", "admin-token"));
      assertThat(stats.status()).isIn(200, 401);
    }
  }

  @Test
  void one_who_sends_a_byte_now_and_then_holds_no_mount() {
    try (var radio = new RadioHouse(folder, Map.of("radio.source-timeout", "5s"));
        var source = radio.wire().say("PUT " + FRIDAY + " HTTP/1.1", key("friday-key"))) {
      source.head();
      Await.until(() -> {
        source.trySend(new byte[] {'x'});
        radio.clock.pass(Duration.ofMillis(250));
        return source.isOver();
      });

      try (var next = radio.wire().say("PUT " + FRIDAY + " HTTP/1.1", key("friday-key"))) {
        assertThat(next.head().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void guesses_end_after_some_and_go_on_after_a_minute() {
    try (var radio = new RadioHouse(folder)) {
      for (var n = 0; n < 20; n++) {
        assertThat(ask(radio, "PUT " + FRIDAY + " HTTP/1.1", key("wrong-" + n)).status())
            .isEqualTo(401);
      }
      assertThat(ask(radio, "PUT " + FRIDAY + " HTTP/1.1", key("friday-key")).status())
          .isEqualTo(403);
      assertThat(ask(radio, "GET /status-json.xsl HTTP/1.1", "Host: a").status()).isEqualTo(200);

      radio.clock.pass(Duration.ofMinutes(1));

      assertThat(ask(radio, "PUT " + FRIDAY + " HTTP/1.1", key("friday-key")).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "Cross-Site"})
  void the_page_of_another_site_cannot_end_a_source(String site) {
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(FRIDAY)) {
      var admin = "Authorization: " + Wire.basic("admin", "admin-token");
      var kill = "GET /admin/killsource?mount=" + FRIDAY + " HTTP/1.0";

      assertThat(ask(radio, kill, admin, "Sec-Fetch-Site: " + site).status()).isEqualTo(403);
      assertThat(radio.isOnAir(FRIDAY)).isTrue();
      assertThat(ask(radio, "GET " + FRIDAY + " HTTP/1.0", "Sec-Fetch-Site: " + site).status())
          .isEqualTo(200);
      assertThat(ask(radio, kill, admin, "Sec-Fetch-Site: none").status()).isEqualTo(200);
    }
  }

  @Test
  void nobody_is_waited_for_when_the_sound_ends() {
    try (var radio = new RadioHouse(folder, Map.of("radio.stall-time", "1s"));
        var source = radio.source(FRIDAY);
        var reads = radio.wire().say("GET " + FRIDAY + " HTTP/1.0");
        var _ = Wire.narrow(radio.port()).say("GET " + FRIDAY + " HTTP/1.0")) {
      reads.head();
      var admin = "Authorization: " + Wire.basic("admin", "admin-token");
      Await.until(() -> radio.listeners() == 2);
      Await.until(() -> {
        radio.clock.pass(Duration.ofSeconds(1));
        source.send(Frames.of(40, 100));
        return waits(radio, admin);
      });

      ask(radio, "GET /admin/killsource?mount=" + FRIDAY + " HTTP/1.0", admin);

      Await.until(() -> radio.listeners() == 0);
    }
  }

  /// Whether sound waits for a listener of Friday's.
  private static boolean waits(RadioHouse radio, String admin) {
    var line = "GET /admin/listclients?mount=" + FRIDAY + " HTTP/1.0";
    try (var wire = radio.wire().say(line, admin)) {
      wire.head();
      return new String(wire.rest(), UTF_8).matches("(?s).*<lag>[1-9]\\d*</lag>.*");
    }
  }
}
