package hubbub.radio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Whoever listens for half a minute is a session, and nobody learns more of them than the house
/// was told to keep.
class AudienceTest {
  private static final String MOUNT = "/live/friday";
  private static final String PATH = "/api/v1/channels/friday/listening";
  private static final String VLC = "VLC/3.0.20 LibVLC/3.0.20";

  private final Path folder;
  private RadioHouse radio;

  AudienceTest(@TempDir Path folder) {
    this.folder = folder;
    radio = new RadioHouse(folder);
  }

  @AfterEach
  void close() {
    radio.close();
  }

  private void again(Map<String, String> settings) {
    radio.close();
    radio = new RadioHouse(folder, settings);
  }

  private HttpResponse<String> ask(String path, String session) {
    return radio.house.send(
        HttpRequest.newBuilder(radio.house.address(path))
            .header("Cookie", "hubbub-session=" + session)
            .header("Sec-Fetch-Site", "same-origin")
            .build());
  }

  private JsonNode listening(String query) {
    var answer = ask(PATH + query, "ines-session");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  private long sessions() {
    return listening("").required("sessions").asLong();
  }

  private void awaitSessions(int count) {
    Await.untilAsserted(() -> assertThat(sessions()).isEqualTo(count));
  }

  /// Somebody who listens.
  private Wire listener(String... headers) {
    var before = radio.listeners();
    var lines = new String[headers.length + 1];
    lines[0] = "GET " + MOUNT + " HTTP/1.0";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    var wire = radio.wire().say(lines);
    Await.until(() -> radio.listeners() == before + 1);
    return wire;
  }

  @Test
  void the_rehearsal_is_heard_and_counted_nowhere() {
    var listener = radio.wire().say("GET /live/rehearsal HTTP/1.0");
    assertThat(listener.head().header("content-type")).isEqualTo("audio/mpeg");
    assertThat(listener.read(30_000)).startsWith(0xFF, 0xFB);
    Await.until(() -> radio.listeners() == 1);
    radio.clock.pass(Duration.ofMinutes(2));
    hangUp(listener);
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(1));
    }

    awaitSessions(1);
    assertThat(rows()).extracting(Row::mount).containsExactly(MOUNT);
    assertThat(radio.house.get("/api/v1/streams").body()).doesNotContain("rehearsal");
  }

  private void hangUp(Wire listener) {
    var before = radio.listeners();
    listener.hangUp();
    Await.until(() -> radio.listeners() == before - 1);
  }

  /// Somebody listens for so long.
  private void listen(Duration time, String... headers) {
    var listener = listener(headers);
    radio.clock.pass(time);
    hangUp(listener);
  }

  private List<Row> rows() {
    var open = new ArrayList<Database>();
    radio.house.platform().storage().onOpen(open::add);
    var database =
        open.stream().filter(one -> one.name().equals("radio")).findFirst().orElseThrow();
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT mount, began_at, ended_at, address FROM sessions ORDER BY id")
            .map((row, _) ->
                new Row(
                    row.getString("mount"),
                    row.getLong("began_at"),
                    row.getLong("ended_at"),
                    String.valueOf(row.getString("address"))))
            .list());
  }

  private record Row(String mount, long beganAt, long endedAt, String address) {}

  @Test
  void whoever_listens_for_half_a_minute_is_a_session() {
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofSeconds(29));
      listen(Duration.ofSeconds(31), "User-Agent: " + VLC, "Referer: https://Fans.example/live?me");

      awaitSessions(1);

      assertThat(rows()).hasSize(1);
      var row = rows().getFirst();
      assertThat(row.mount()).isEqualTo(MOUNT);
      assertThat(row.beganAt()).isEqualTo(PinnedClock.BEGIN.plusSeconds(29).toEpochMilli());
      assertThat(row.endedAt()).isEqualTo(PinnedClock.BEGIN.plusSeconds(60).toEpochMilli());
      var heard = listening("");
      assertThat(heard.required("channel").asString()).isEqualTo("friday");
      assertThat(heard.required("from").asString()).isEqualTo("2026-01-30T20:01:00.000Z");
      assertThat(heard.required("to").asString()).isEqualTo("2026-03-01T20:01:00.000Z");
      assertThat(heard.required("listened_seconds").asLong()).isEqualTo(31);
      assertThat(heard.required("hours").asDouble()).isEqualTo(0.01);
      assertThat(heard.required("listening_now").asLong()).isZero();
      assertThat(heard.required("programs").toString())
          .isEqualTo("[{\"program\":\"VLC\",\"sessions\":1,\"listened_seconds\":31}]");
      assertThat(heard.required("referrers").toString())
          .isEqualTo("[{\"referrer\":\"fans.example\",\"sessions\":1,\"listened_seconds\":31}]");
    }
  }

  @Test
  void programs_and_referrers_are_told_with_those_that_still_listen_the_most_first() {
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(2), "User-Agent: mpv 0.37.0");
      listen(Duration.ofMinutes(1), "User-Agent: " + VLC, "Referer: https://a.example/");
      Await.untilAsserted(() -> assertThat(rows()).hasSize(2));
      try (var _ = listener("User-Agent: VLC/2.2.8", "Referer: http://b.example:8000/x")) {
        radio.clock.pass(Duration.ofSeconds(29));
        assertThat(listening("").required("listening_now").asLong()).isZero();
        assertThat(sessions()).isEqualTo(2);
        radio.clock.pass(Duration.ofSeconds(2));

        var heard = listening("");

        assertThat(heard.required("sessions").asLong()).isEqualTo(3);
        assertThat(heard.required("listening_now").asLong()).isEqualTo(1);
        assertThat(heard.required("listened_seconds").asLong()).isEqualTo(120 + 60 + 31);
        assertThat(heard.required("programs"))
            .extracting(one -> one.required("program").asString())
            .containsExactly("VLC", "mpv");
        assertThat(heard.required("programs").get(0).required("listened_seconds").asLong())
            .isEqualTo(91);
        assertThat(heard.required("referrers"))
            .extracting(one -> one.required("referrer").asString())
            .containsExactly("a.example", "b.example");
        assertThat(rows()).hasSize(2);
      }
    }
  }

  @Test
  void a_session_counts_with_what_of_it_was_in_the_time_asked_about() {
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(10));
      awaitSessions(1);
      var still = listener();
      radio.clock.pass(Duration.ofMinutes(10));

      var middle = listening("?from=2026-03-01T20:08:00Z&to=2026-03-01T20:11:00Z");
      assertThat(middle.required("sessions").asLong()).isEqualTo(2);
      assertThat(middle.required("listened_seconds").asLong()).isEqualTo(180);
      var before = listening("?from=2026-03-01T19:00:00Z&to=2026-03-01T20:00:00Z");
      assertThat(before.required("sessions").asLong()).isZero();
      assertThat(before.required("programs")).isEmpty();
      var first = listening("?to=2026-03-01T20:10:00Z");
      assertThat(first.required("sessions").asLong()).isEqualTo(1);
      assertThat(first.required("listened_seconds").asLong()).isEqualTo(600);
      assertThat(listening("?from=2026-03-01T20:10:00Z").required("listened_seconds").asLong())
          .isEqualTo(600);
      still.close();
    }
  }

  @Test
  void those_who_go_on_air_in_a_channel_and_the_owner_may_know() {
    assertThat(ask(PATH, "ines-session").statusCode()).isEqualTo(200);
    assertThat(ask(PATH, "otto-session").statusCode()).isEqualTo(404);
    assertThat(ask("/api/v1/channels/monday/listening", "ines-session").statusCode())
        .isEqualTo(404);
    assertThat(radio.house.get(PATH).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "?from=yesterday, from",
    "?to=1, to",
    "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to",
    "?from=2027-01-01T00:00:00Z, to",
    "?to=+999999999-12-31T23:59:59Z, to",
  })
  void a_time_that_is_none_is_refused(String query, String field) {
    var answer = ask(PATH + query.replace("+", "%2B"), "ines-session");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void a_stop_writes_those_that_still_listen() {
    var source = radio.source(MOUNT);
    var listener = listener("User-Agent: " + VLC);
    var brief = listener();
    hangUp(brief);
    radio.clock.pass(Duration.ofSeconds(31));
    brief = listener();

    again(Map.of());

    assertThat(rows()).hasSize(1);
    assertThat(rows().getFirst().endedAt())
        .isEqualTo(PinnedClock.BEGIN.plusSeconds(31).toEpochMilli());
    brief.close();
    listener.close();
    source.close();
  }

  @Test
  void a_listener_whose_sound_ends_is_told_of_once() {
    try (var source = radio.source(MOUNT);
        var _ = listener()) {
      radio.clock.pass(Duration.ofMinutes(1));

      source.hangUp();

      Await.until(() -> !radio.isOnAir(MOUNT));
      radio.clock.pass(Duration.ofMinutes(2));
      Await.until(() -> radio.listeners() == 0);
      again(Map.of());
      assertThat(rows()).hasSize(1);
    }
  }

  @Test
  void addresses_are_not_kept() {
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(1));

      awaitSessions(1);

      assertThat(rows().getFirst().address()).isEqualTo("null");
    }
  }

  @Test
  void addresses_are_kept_no_longer_than_set() {
    again(Map.of("radio.keep-addresses", "2d", "radio.source-timeout", "30d"));
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(1));
      awaitSessions(1);
      assertThat(rows().getFirst().address()).isEqualTo("127.0.0.1");
      radio.clock.pass(Duration.ofDays(1));
      listen(Duration.ofMinutes(1));
      Await.untilAsserted(() -> assertThat(rows()).hasSize(2));

      radio.clock.pass(Duration.ofDays(1));

      Await.untilAsserted(
          () -> assertThat(rows()).extracting(Row::address).containsExactly("null", "127.0.0.1"));
    }
    again(Map.of());
    Await.untilAsserted(
        () -> assertThat(rows()).extracting(Row::address).containsExactly("null", "null"));
  }

  @Test
  void old_sessions_are_let_go() {
    again(Map.of("radio.keep-sessions-days", "2", "radio.source-timeout", "30d"));
    try (var _ = radio.source(MOUNT)) {
      listen(Duration.ofMinutes(1));
      awaitSessions(1);
      radio.clock.pass(Duration.ofDays(1));
      listen(Duration.ofMinutes(1));
      awaitSessions(2);

      radio.clock.pass(Duration.ofDays(1));

      awaitSessions(1);
      assertThat(rows()).hasSize(1);
    }
  }

  @Test
  void there_are_no_more_sessions_than_set() {
    again(Map.of("radio.sessions-max", "2"));
    try (var _ = radio.source(MOUNT)) {
      for (var n = 1; n <= 3; n++) {
        listen(Duration.ofMinutes(n));
      }

      Await.untilAsserted(() -> {
        radio.clock.pass(Duration.ofMinutes(1));
        assertThat(rows())
            .extracting(row -> row.endedAt() - row.beganAt())
            .containsExactly(120_000L, 180_000L);
      });
    }
  }

  @Test
  void what_a_listener_says_of_itself_is_cleaned() {
    try (var _ = radio.source(MOUNT)) {
      listen(
          Duration.ofMinutes(1),
          "User-Agent: Gr\u00c3\u00bcn/" + "x".repeat(5_000),
          "Referer: javascript:alert(1)");

      awaitSessions(1);

      assertThat(listening("").required("programs").get(0).required("program").asString())
          .isEqualTo("Grün");
      assertThat(listening("").required("referrers")).isEmpty();
    }
  }

  @Test
  void nothing_is_lost_unseen() {
    var figures = requireNonNull(radio.house.health().get("radio")).figures();

    assertThat(figures).containsEntry("listening_lost", 0L);
  }
}
