package hubbub.radio;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Ending what is on air, and saying what plays.
class OnAirRoutesTest {
  private static final String END = "/api/v1/channels/friday/live/end";
  private static final String TITLE = "/api/v1/channels/friday/live/title";
  private static final String MOUNT = "/live/friday";

  @TempDir Path folder;
  private RadioHouse radio;

  @BeforeEach
  void open() {
    radio = new RadioHouse(folder);
  }

  @AfterEach
  void close() {
    radio.close();
  }

  private int end(String session) {
    return radio.as(session, "POST", END, "").statusCode();
  }

  private HttpResponse<String> title(String session, String artist, String title) {
    return radio.as(session, "PUT", TITLE, Json.write(Map.of("artist", artist, "title", title)));
  }

  private JsonNode problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return Json.mapper().readTree(answer.body()).path("errors").path(0);
  }

  private List<String> playing() {
    var streams = Json.mapper().readTree(radio.house.get("/api/v1/streams").body()).path("streams");
    return streams
        .valueStream()
        .map(one ->
            one.path("mount").asString()
                + ": "
                + one.path("artist").asString()
                + ", "
                + one.path("title").asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ines-session", "hana-session"})
  void whoever_goes_on_air_in_a_channel_ends_what_is_on_air_there(String session) {
    try (var _ = radio.source(MOUNT);
        var _ = radio.source("/kit-2");
        var other = radio.comes("/live/monday", "monday-key", "Monday")) {
      other.head();
      other.send(Frames.of(0, 40));
      Await.until(() -> radio.isOnAir("/live/monday"));

      assertThat(end(session)).isEqualTo(204);

      Await.until(() -> !radio.isOnAir(MOUNT) && !radio.isOnAir("/kit-2"));
      assertThat(radio.isOnAir("/live/monday")).isTrue();
      assertThat(end(session)).as("nothing is on air").isEqualTo(404);
    }
  }

  @Test
  void nobody_else_ends_it() {
    assertThat(end("ines-session")).as("before anything was on air").isEqualTo(404);
    try (var _ = radio.source(MOUNT)) {
      assertThat(end("otto-session")).isEqualTo(404);
      assertThat(end("")).isEqualTo(401);
      assertThat(title("otto-session", "A", "B").statusCode()).isEqualTo(404);

      assertThat(radio.isOnAir(MOUNT)).isTrue();
      assertThat(playing()).containsExactly("/live/friday: , ");
    }
  }

  @Test
  void what_plays_is_told_to_every_mount_of_the_channel() {
    try (var source = radio.source(MOUNT);
        var _ = radio.source("/kit-2")) {
      assertThat(title("hana-session", " Zoë ", "Höher 🎷").statusCode()).isEqualTo(204);

      assertThat(playing()).containsExactly("/kit-2: Zoë, Höher 🎷", "/live/friday: Zoë, Höher 🎷");
      try (var listener = radio.wire().say("GET /live/friday HTTP/1.0", "Icy-MetaData: 1")) {
        assertThat(listener.head().header("icy-metaint")).isEqualTo("16000");
        source.send(Frames.of(40, 80));
        listener.read(16_000);
        var block = listener.read(listener.read(1)[0] * 16);
        assertThat(new String(block, StandardCharsets.UTF_8).replace("\0", ""))
            .isEqualTo("StreamTitle='Zoë - Höher 🎷';");
      }

      assertThat(title("ines-session", "", "").statusCode()).isEqualTo(204);
      assertThat(playing()).containsExactly("/kit-2: , ", "/live/friday: , ");
    }
  }

  @Test
  void what_is_no_title_is_refused_with_its_field() {
    try (var _ = radio.source(MOUNT)) {
      var longest = "🎷".repeat(200);
      assertThat(title("ines-session", longest, longest).statusCode()).isEqualTo(204);
      assertThat(playing()).containsExactly("/live/friday: " + longest + ", " + longest);

      var tooLong = problem(title("ines-session", "", "x".repeat(201)));
      assertThat(tooLong.path("field").asString()).isEqualTo("/title");
      for (var unfit : List.of("a\nb", "a\u0000", "a\u2028b", "\u009b", "\uffff")) {
        var wrong = problem(title("ines-session", unfit, "x"));
        assertThat(wrong.path("field").asString()).isEqualTo("/artist");
        assertThat(wrong.path("message").asString()).contains("control character");
      }
      var half =
          radio.as("ines-session", "PUT", TITLE, "{\"artist\": \"\", \"title\": \"\\ud800\"}");
      assertThat(half.statusCode()).isBetween(400, 422);
      assertThat(problem(radio.as("ines-session", "PUT", TITLE, "{\"title\": \"x\"}")).toString())
          .contains("artist");

      assertThat(playing()).containsExactly("/live/friday: " + longest + ", " + longest);
    }
  }

  @Test
  void a_browser_is_told_that_its_show_was_ended() {
    try (var page = BrowserPage.of(radio, "ines-session")) {
      page.say("{\"do\": \"begin\", \"stream\": \"one\"}");
      page.told("ready");
      page.send(Frames.of(0, 40));
      page.told("on_air");

      assertThat(end("hana-session")).isEqualTo(204);

      assertThat(page.told("ended").path("reason").asString()).isEqualTo("killed");
    }
  }
}
