package hubbub.radio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.radio.sound.WebmStream;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Several who may go on air on one mount.
class HandingOverTest {
  private static final String MOUNT = "/live/friday";
  private static final int NEXT = 1_000_000;

  @TempDir Path folder;

  /// Another host's source, which has sent some sound.
  private static Wire next(RadioHouse radio) {
    var next = radio.comes(MOUNT, "host-key", "Hosts");
    assertThat(next.head().status()).isEqualTo(200);
    next.send(Frames.of(NEXT, 100));
    Await.until(() -> stream(radio).required("next").asString("").equals("Hosts"));
    return next;
  }

  private static JsonNode stream(RadioHouse radio) {
    var streams = Json.mapper().readTree(radio.house.get("/api/v1/streams").body());
    return streams.required("streams").get(0);
  }

  private static JsonNode shows(RadioHouse radio) {
    return Json.mapper().readTree(radio.house.get("/api/v1/shows").body()).required("shows");
  }

  private static JsonNode onlyShow(RadioHouse radio) {
    // Its row is written soon after its begin.
    Await.until(() -> !shows(radio).isEmpty());
    assertThat(shows(radio).size()).isEqualTo(1);
    return shows(radio).get(0);
  }

  private static void title(RadioHouse radio, String key, String title) {
    try (var wire =
        radio
            .wire()
            .say(
                "GET /admin/metadata?mount=" + MOUNT + "&mode=updinfo&song=" + title + " HTTP/1.0",
                "Authorization: " + Wire.basic("source", key))) {
      assertThat(wire.head().status()).isEqualTo(200);
    }
  }

  @Test
  void the_next_source_waits_and_listeners_change_to_it_at_a_frame() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MOUNT);
        var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0");
        var next = next(radio)) {
      listener.head();
      title(radio, "host-key", "Theirs");
      title(radio, "friday-key", "Ours");
      assertThat(stream(radio).required("name").asString()).isEqualTo("Friday");
      assertThat(stream(radio).required("title").asString()).isEqualTo("Ours");
      source.send(Frames.of(40, 1));
      // Half a frame of theirs is on its way.
      next.send(Frames.of(NEXT + 100, 1)).send(first(Frames.frame(NEXT + 101)));

      source.hangUp();

      Await.until(() -> stream(radio).required("name").asString().equals("Hosts"));
      next.send(second(Frames.frame(NEXT + 101))).send(Frames.of(NEXT + 102, 60));
      var number = 0;
      while (number < NEXT) {
        number = Frames.number(listener.read(Frames.LENGTH), 0);
        // Nothing of what went by while they waited.
        assertThat(number <= 40 || number > NEXT + 99).as("frame %s", number).isTrue();
      }
      Await.until(() -> !stream(radio).required("title").asString().equals("Ours"));
      assertThat(stream(radio).required("title").asString()).isEqualTo("Theirs");
      assertThat(stream(radio).required("next").isNull()).isTrue();
      assertThat(stream(radio).required("listeners").asInt()).isEqualTo(1);
      assertThat(radio.house.get("/api/v1/health").body()).doesNotContain("source is gone");
      assertThat(onlyShow(radio).required("ended_at").isNull()).isTrue();
    }
  }

  private static byte[] first(byte[] frame) {
    return Arrays.copyOf(frame, 200);
  }

  private static byte[] second(byte[] frame) {
    return Arrays.copyOfRange(frame, 200, frame.length);
  }

  @Test
  void one_is_next_and_whoever_comes_then_is_refused() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MOUNT);
        var next = next(radio);
        var same = radio.comes(MOUNT, "friday-key", "Friday");
        var third = BrowserPage.of(radio, "ines-session").say("{\"do\": \"begin\"}")) {
      assertThat(same.head().status()).isEqualTo(403);
      assertThat(third.told("refused").required("reason").asString()).isEqualTo("taken");

      next.hangUp();

      Await.until(() -> stream(radio).required("next").isNull());
      assertThat(radio.isOnAir(MOUNT)).isTrue();
      source.hangUp();
      Await.until(() -> !radio.isOnAir(MOUNT));
    }
  }

  @Test
  void a_browser_waits_and_is_told_when_it_is_heard() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MOUNT);
        var page = BrowserPage.of(radio, "ines-session").say("{\"do\": \"begin\"}")) {
      page.told("ready");
      assertThat(page.told("waiting").required("mount").asString()).isEqualTo(MOUNT);
      page.send(new WebmStream().add(WebmStream.head()).openCluster(0, 50).bytes());
      // It is told every other second, perhaps already before anything came.
      while (page.told("heard").required("bytes").asLong() == 0) {
        assertThat(radio.isOnAir(MOUNT)).isTrue();
      }
      assertThat(stream(radio).required("format").asString()).isEqualTo("mp3");

      source.hangUp();
      Await.until(() -> !stream(radio).required("format").asString().equals("mp3"));
      page.send(new WebmStream().openCluster(1_000, 50).bytes());

      page.told("on_air");
      try (var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0")) {
        listener.head();
        assertThat(listener.read(4)).isEqualTo("OggS".getBytes(US_ASCII));
      }
    }
  }

  @Test
  void who_comes_again_has_its_own_place_back_while_another_one_waits() {
    var begin = "{\"do\": \"begin\", \"stream\": \"a\"}";
    var host = "{\"do\": \"begin\", \"stream\": \"b\", \"key\": \"host-key\"}";
    var webm = new WebmStream().add(WebmStream.head()).openCluster(0, 50).bytes();
    try (var radio = new RadioHouse(folder);
        var page = BrowserPage.of(radio, "ines-session").say(begin)) {
      page.told("ready");
      page.send(webm).told("on_air");
      try (var next = BrowserPage.of(radio, "").say(host)) {
        next.told("waiting");
        try (var again = BrowserPage.of(radio, "ines-session").say(begin)) {
          again.told("ready");
          again.send(webm).told("on_air");
          assertThat(page.told("ended").required("reason").asString()).isEqualTo("taken_over");

          try (var later = BrowserPage.of(radio, "").say(host)) {
            later.told("waiting");
            assertThat(next.closeCode()).isEqualTo(1000);
            again.say("{\"do\": \"end\"}").told("ended");
            later.send(webm).told("on_air");
          }
        }
      }
    }
  }

  @Test
  void a_source_by_the_same_key_takes_over_where_the_settings_say_so() {
    try (var radio = new RadioHouse(folder, Map.of("radio.take-over", "true"));
        var source = radio.source(MOUNT);
        var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0");
        var next = next(radio)) {
      listener.head();
      try (var again = radio.comes(MOUNT, "friday-key", "Again")) {
        assertThat(again.head().status()).isEqualTo(200);
        again.send(Frames.of(500, 60));

        assertThat(source.rest()).isEmpty();
        while (Frames.number(listener.read(Frames.LENGTH), 0) < 500) {
          // What was before.
        }
        assertThat(stream(radio).required("next").asString()).isEqualTo("Hosts");
        assertThat(onlyShow(radio).required("ended_at").isNull()).isTrue();
      }
      Await.until(() -> stream(radio).required("name").asString().equals("Hosts"));
      next.send(Frames.of(NEXT + 100, 60));
      while (Frames.number(listener.read(Frames.LENGTH), 0) < NEXT) {
        // What was before.
      }
    }
  }

  @Test
  void what_waits_is_recorded_from_when_it_is_heard() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MOUNT);
        var next = next(radio)) {
      source.hangUp();
      Await.until(() -> stream(radio).required("name").asString().equals("Hosts"));
      next.send(Frames.of(NEXT + 200, 100));
      Await.until(() -> onlyShow(radio).required("duration_ms").asLong() > 3_000);
      next.hangUp();
      Await.until(() -> {
        radio.clock.pass(Duration.ofSeconds(10));
        return !onlyShow(radio).required("ended_at").isNull();
      });
      // 40 frames of the first, 100 of the next; its first 100 went by before.
      assertThat(onlyShow(radio).required("duration_ms").asLong()).isBetween(3_600L, 3_700L);
    }
  }

  @Test
  void whoever_waits_goes_with_the_server() {
    Wire next;
    try (var radio = new RadioHouse(folder);
        var _ = radio.source(MOUNT)) {
      next = next(radio);
    }
    assertThat(next.rest()).isEmpty();
    next.close();
  }
}
