package hubbub.radio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a source brings is what listeners get, over real connections.
class SoundTest {
  @TempDir Path folder;

  @Test
  void what_a_source_sends_reaches_a_listener_byte_for_byte() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source("/live/friday");
        var listener = radio.wire().say("GET /live/friday HTTP/1.0")) {
      var head = listener.head();
      assertThat(head.line()).isEqualTo("HTTP/1.0 200 OK");
      assertThat(head.header("content-type")).isEqualTo("audio/mpeg");
      assertThat(head.header("icy-name")).isEqualTo("Friday");
      assertThat(head.headers()).doesNotContainKeys("content-length", "transfer-encoding");

      source.send(Frames.of(40, 400));

      var begun = Frames.number(listener.read(Frames.LENGTH), 0);
      assertThat(listener.read(400 * Frames.LENGTH - Frames.LENGTH))
          .isEqualTo(Frames.of(begun + 1, 399));
    }
  }

  @Test
  void somebody_who_comes_late_begins_at_a_frame_with_a_while_of_sound_at_once() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source("/live/friday")) {
      source.send(Frames.of(40, 600));
      // What comes in pieces of half a second is all there when the last of them is.
      Await.until(() -> heard(radio) >= 630);
      try (var listener = radio.wire().say("GET /live/friday HTTP/1.1", "Host: localhost")) {
        listener.head();
        var first = Frames.number(listener.read(Frames.LENGTH), 0);
        assertThat(first).isBetween(630 - 2 * 65_536 / Frames.LENGTH, 640 - 65_536 / Frames.LENGTH);
        assertThat(listener.read(65_536 / 2)).hasSize(65_536 / 2);
      }
    }
  }

  /// The number of the newest frame that whoever comes now would get.
  private static int heard(RadioHouse radio) {
    try (var listener = radio.wire().say("GET /live/friday HTTP/1.0")) {
      listener.head();
      var burst = listener.read(65_536);
      return Frames.number(burst, 0) + 65_536 / Frames.LENGTH;
    }
  }

  @Test
  void a_body_in_chunks_is_taken_out_of_them() {
    try (var radio = new RadioHouse(folder);
        var source =
            radio
                .wire()
                .say(
                    "PUT /live/friday HTTP/1.1",
                    "Host: localhost",
                    "Authorization: " + Wire.basic("source", "friday-key"),
                    "Expect: 100-continue",
                    "Transfer-Encoding: chunked")) {
      assertThat(source.head().status()).isEqualTo(100);
      assertThat(source.head().status()).isEqualTo(200);
      for (var part : new int[] {0, 100, 200, 300}) {
        var bytes = Frames.of(part, 100);
        var size = Integer.toHexString(bytes.length) + ";name=value\r\n";
        source.send(size.getBytes(StandardCharsets.US_ASCII));
        source.send(bytes);
        source.send(new byte[] {'\r', '\n'});
      }
      Await.until(() -> radio.isOnAir("/live/friday"));

      try (var listener = radio.wire().say("GET /live/friday HTTP/1.0")) {
        listener.head();
        var bytes = listener.read(100 * Frames.LENGTH);
        var first = Frames.number(bytes, 0);
        assertThat(bytes).isEqualTo(Frames.of(first, 100));
      }
    }
  }

  @Test
  void titles_stand_after_each_sixteen_thousand_bytes_of_sound() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source("/live/friday")) {
      title(radio, "Zo%C3%AB%20-%20H%C3%B6her");
      try (var listener = radio.wire().say("GET /live/friday HTTP/1.0", "icy-metadata: 1")) {
        assertThat(listener.head().header("icy-metaint")).isEqualTo("16000");
        source.send(Frames.of(40, 200));

        assertThat(Frames.number(listener.read(16_000), 0)).isNotNegative();
        var block = listener.read(listener.read(1)[0] * 16);
        assertThat(new String(block, StandardCharsets.UTF_8).replace("\0", ""))
            .isEqualTo("StreamTitle='Zoë - Höher';");
        listener.read(16_000);
        assertThat(listener.read(1)).as("nothing new").containsExactly(0);
      }
    }
  }

  private static void title(RadioHouse radio, String song) {
    var ask = "/admin/metadata?mount=%2Flive%2Ffriday&mode=updinfo&song=" + song;
    try (var wire =
        radio
            .wire()
            .say(
                "GET " + ask + " HTTP/1.0",
                "Authorization: " + Wire.basic("source", "friday-key"))) {
      assertThat(wire.head().status()).isEqualTo(200);
    }
  }

  @Test
  void one_who_takes_nothing_changes_nothing_for_the_others() {
    try (var radio = new RadioHouse(folder, Map.of("radio.stall-time", "1h"));
        var source = radio.source("/live/friday");
        var stalled = radio.wire().say("GET /live/friday HTTP/1.0");
        var listener = radio.wire().say("GET /live/friday HTTP/1.0")) {
      stalled.head();
      listener.head();
      var next = Frames.number(listener.read(Frames.LENGTH), 0) + 1;
      var from = 40;
      // More than the kernel and the ring keep for anybody.
      for (var n = 0; n < 200; n++) {
        source.send(Frames.of(from, 200));
        from += 200;
        var bytes = listener.read((from - next - 40) * Frames.LENGTH);
        assertThat(Arrays.equals(bytes, Frames.of(next, from - next - 40))).isTrue();
        next = from - 40;
        radio.clock.pass(Duration.ofSeconds(5));
      }

      Await.until(() -> stalled.read(200 * Frames.LENGTH).length > 0 && moved(radio) > 0);
    }
  }

  private static long moved(RadioHouse radio) {
    var report = requireNonNull(radio.house.health().get("radio"));
    return (long) requireNonNull(report.figures().get("listeners_moved_on"));
  }

  @Test
  void a_listener_may_be_the_second_request_of_its_connection() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source("/live/friday");
        var wire = radio.wire().say("GET /api HTTP/1.1", "Host: localhost")) {
      var head = wire.head();
      assertThat(head.status()).isEqualTo(200);
      wire.read(Integer.parseInt(head.header("content-length")));

      wire.say("GET /live/friday HTTP/1.1", "Host: localhost");

      assertThat(wire.head().header("content-type")).isEqualTo("audio/mpeg");
      source.send(Frames.of(40, 40));
      assertThat(Frames.number(wire.read(Frames.LENGTH), 0)).isNotNegative();
    }
  }
}
