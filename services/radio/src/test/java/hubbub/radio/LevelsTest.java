package hubbub.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LevelsTest {
  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  /// Its close would wait for the sockets'.
  @AfterEach
  void hangUp() {
    client.shutdownNow();
  }

  /// Whoever watches, and what was told.
  private static final class Watching implements WebSocket.Listener {
    final List<JsonNode> told = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      told.add(Json.mapper().readTree(text.toString()));
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.add(code);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }
  }

  private Watching watch(RadioHouse radio, String channel) {
    var watching = new Watching();
    var address = "ws://127.0.0.1:" + radio.port() + "/api/v1/streams/" + channel + "/levels";
    var before = watchers(radio);
    client.newWebSocketBuilder().buildAsync(URI.create(address), watching).join();
    // The handshake is answered before anybody knows whom it lets in.
    Await.until(() -> watchers(radio) > before || !watching.closed.isEmpty());
    return watching;
  }

  private static double watchers(RadioHouse radio) {
    return radio
        .house
        .platform()
        .observe()
        .meters()
        .get("hubbub.radio.levels.watchers")
        .gauge()
        .value();
  }

  private static byte[] tone() throws IOException {
    try (var in = LevelsTest.class.getResourceAsStream("levels/tone.mp3")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static JsonNode level(RadioHouse radio) {
    var streams = Json.mapper().readTree(radio.house.get("/api/v1/streams").body());
    return streams.path("streams").path(0).path("level");
  }

  /// Brings a tone.
  private static Wire source(RadioHouse radio) throws IOException {
    var source =
        radio
            .wire()
            .say(
                "PUT /live/friday HTTP/1.1",
                "Host: localhost",
                "Authorization: " + Wire.basic("source", "friday-key"),
                "Content-Type: audio/mpeg");
    source.head();
    source.send(tone());
    return source;
  }

  @Test
  void whoever_watches_a_channel_is_told_how_loud_it_is() throws IOException {
    try (var radio = new RadioHouse(folder)) {
      var watching = watch(radio, "Friday");
      var elsewhere = watch(radio, "monday");

      try (var _ = source(radio)) {
        Await.until(() -> watching.told.size() >= 10);
        var told = watching.told.get(8);
        assertThat(told.path("mount").asString()).isEqualTo("/live/friday");
        assertThat(told.path("left").path("peak").asDouble()).isCloseTo(-20, within(0.5));
        assertThat(told.path("left").path("rms").asDouble()).isCloseTo(-23, within(0.5));
        assertThat(told.path("right").path("peak").asDouble()).isCloseTo(-40, within(0.5));
        assertThat(elsewhere.told).isEmpty();

        assertThat(level(radio).path("rms").asDouble()).isCloseTo(-26, within(0.5));
        assertThat(level(radio).path("peak").asDouble()).isCloseTo(-20, within(0.5));
      }
    }
  }

  private static JsonNode json(RadioHouse radio, String path) {
    return Json.mapper().readTree(radio.house.get(path).body());
  }

  @Test
  void a_show_keeps_how_loud_it_was() throws IOException {
    String levels;
    try (var radio = new RadioHouse(folder);
        var _ = source(radio)) {
      Await.until(() -> json(radio, "/api/v1/shows").path("shows").size() == 1);
      var id = json(radio, "/api/v1/shows").path("shows").path(0).path("id").asString();
      levels = "/api/v1/shows/" + id + "/levels";
      Await.until(() -> !json(radio, levels).path("rms").isEmpty());
    }

    try (var radio = new RadioHouse(folder)) {
      var kept = json(radio, levels);
      assertThat(kept.path("seconds_per_point").asInt()).isEqualTo(1);
      assertThat(kept.path("rms").size()).isEqualTo(kept.path("peak").size());
      assertThat(kept.path("rms").path(kept.path("rms").size() - 1).asInt()).isEqualTo(-26);
      assertThat(kept.path("peak").path(kept.path("peak").size() - 1).asInt()).isEqualTo(-20);
      assertThat(radio.house.get(levels + "?points=0").statusCode()).isEqualTo(422);
      assertThat(radio.house.get("/api/v1/shows/none/levels").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void what_is_not_measured_has_no_level() throws IOException {
    try (var radio = new RadioHouse(folder, Map.of("radio.level-share", "0"));
        var _ = source(radio)) {
      Await.until(() -> radio.isOnAir("/live/friday"));

      assertThat(level(radio).isNull()).isTrue();
    }
  }

  @Test
  void strangers_leave_some_room() {
    try (var radio = new RadioHouse(folder, Map.of("radio.level-watchers-max", "4"))) {
      for (var n = 0; n < 3; n++) {
        assertThat(watch(radio, "friday").closed).isEmpty();
      }
      var fourth = watch(radio, "friday");

      Await.until(() -> !fourth.closed.isEmpty());
      assertThat(fourth.closed).containsExactly(1013);
    }
  }
}
