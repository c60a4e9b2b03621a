package hubbub.radio;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.platform.json.Json;
import hubbub.platform.observe.Health.State;
import hubbub.radio.sound.WebmStream;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every source's stay is a show: it is on disk, listed, and read again as one file.
class ShowsTest {
  private static final String MOUNT = "/live/friday";
  private static final String SHOWS = "/api/v1/shows";
  private static final Channel FRIDAY = new Channel("hubbub", "friday");
  private static final int AT_FIRST = 40;

  private final Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private RadioHouse radio;

  ShowsTest(@TempDir Path folder) {
    this.folder = folder;
    radio = new RadioHouse(folder);
  }

  @AfterEach
  void close() {
    radio.close();
    client.close();
  }

  private void again(Map<String, String> settings) {
    radio.close();
    radio = new RadioHouse(folder, settings);
  }

  private JsonNode json(String path) {
    var answer = radio.house.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  private JsonNode shows() {
    return json(SHOWS).required("shows");
  }

  private JsonNode only() {
    Await.untilAsserted(() -> assertThat(shows()).hasSize(1));
    return shows().get(0);
  }

  private void awaitFrames(int frames) {
    Await.untilAsserted(
        () -> assertThat(only().required("bytes").asInt()).isEqualTo(frames * Frames.LENGTH));
  }

  /// The show that began first ends, as its source does not come back.
  private void awaitEnd() {
    radio.clock.pass(Duration.ofSeconds(31));
    Await.untilAsserted(() ->
        assertThat(shows()).isNotEmpty().allMatch(show -> !show.required("ended_at").isNull()));
  }

  private String id() {
    return only().required("id").asString();
  }

  private HttpResponse<byte[]> audio(String... headers) {
    return ask("GET", headers);
  }

  private HttpResponse<byte[]> ask(String method, String... headers) {
    var ask =
        HttpRequest.newBuilder(radio.house.address(SHOWS + "/" + id() + "/audio"))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      ask.headers(headers);
    }
    try {
      return client.send(ask.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void a_source_makes_a_show_that_ends_when_it_does_not_come_back() {
    try (var source = radio.source(MOUNT)) {
      awaitFrames(AT_FIRST);
      var running = only();
      assertThat(running.required("ended_at").isNull()).isTrue();
      assertThat(running.required("mount").asString()).isEqualTo(MOUNT);
      assertThat(running.required("channel").asString()).isEqualTo("friday");
      assertThat(running.required("name").asString()).isEqualTo("Friday");
      assertThat(running.required("format").asString()).isEqualTo("mp3");
      assertThat(running.required("began_at").asString()).startsWith("2026-03-01T20:00:00");
      source.send(Frames.of(AT_FIRST, 10));
      awaitFrames(50);
    }
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    // 50 frames of 1152 samples at 44.1 kHz.
    assertThat(only().required("duration_ms").asLong()).isEqualTo(1_306);
    assertThat(only().required("bytes").asLong()).isEqualTo(50 * Frames.LENGTH);
    assertThat(json(SHOWS + "/" + id()).required("bytes").asLong()).isEqualTo(50 * Frames.LENGTH);
    assertThat(audio().body()).endsWith(Frames.of(0, 50));
  }

  @Test
  void what_comes_in_webm_is_recorded_as_ogg_and_goes_on_there() {
    for (var n = 1; n <= 2; n++) {
      try (var source = radio.wire()) {
        source.say(
            "PUT " + MOUNT + " HTTP/1.1",
            "Host: localhost",
            "Authorization: " + Wire.basic("source", "friday-key"));
        source.head();
        source.send(new WebmStream().add(WebmStream.head()).openCluster(0, 50).bytes());
        Await.until(() -> radio.isOnAir(MOUNT));
      }
      Await.until(() -> !radio.isOnAir(MOUNT));
    }
    awaitEnd();

    assertThat(only().required("format").asString()).isEqualTo("ogg-opus");
    assertThat(only().required("duration_ms").asLong()).isBetween(1_980L, 2_000L);
    assertThat(header(audio(), "Content-Type")).isEqualTo("audio/ogg");
    assertThat(new String(audio().body(), StandardCharsets.ISO_8859_1))
        .startsWith("OggS")
        .containsOnlyOnce("OpusHead")
        .doesNotContain("webm");
  }

  @Test
  void a_source_that_comes_back_soon_goes_on_with_its_show() {
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    radio.clock.pass(Duration.ofSeconds(29));

    try (var _ = radio.source(MOUNT)) {
      awaitFrames(2 * AT_FIRST);
      radio.clock.pass(Duration.ofMinutes(10));
      assertThat(only().required("ended_at").isNull()).isTrue();
    }
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    assertThat(shows()).hasSize(1);
  }

  @Test
  void shows_are_listed_newest_first_by_channel_in_pages() {
    for (var mount : new String[] {MOUNT, "/kit-a", "/kit-b"}) {
      radio.source(mount).close();
      Await.untilAsserted(
          () -> assertThat(shows()).anyMatch(s -> s.required("mount").asString().equals(mount)));
      radio.clock.pass(Duration.ofSeconds(1));
    }

    var first = json(SHOWS + "?channel=Friday&limit=2");
    assertThat(first.required("shows"))
        .extracting(show -> show.required("mount").asString())
        .containsExactly("/kit-b", "/kit-a");
    var next = first.required("next").asString();
    var second = json(SHOWS + "?channel=friday&limit=2&cursor=" + next);
    assertThat(second.required("shows"))
        .extracting(show -> show.required("mount").asString())
        .containsExactly(MOUNT);
    assertThat(second.required("next").isNull()).isTrue();
    assertThat(json(SHOWS + "?channel=monday").required("shows")).isEmpty();
    assertThat(radio.house.get(SHOWS + "?cursor=" + next).statusCode()).isEqualTo(422);
  }

  @Test
  void its_sound_is_read_whole_or_in_parts() {
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    var whole = audio();
    var length = whole.body().length;
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(header(whole, "Content-Length")).isEqualTo("" + length);
    assertThat(header(whole, "Content-Type")).isEqualTo("audio/mpeg");
    assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
    var part = audio("Range", "bytes=100-1099");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 100-1099/" + length);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 1100));
    var end = audio("Range", "bytes=-417");
    assertThat(end.statusCode()).isEqualTo(206);
    assertThat(end.body()).isEqualTo(Frames.of(AT_FIRST - 1, 1));
    assertThat(audio("Range", "bytes=1000-").body()).hasSize(length - 1000);
    var none = audio("Range", "bytes=" + length + "-");
    assertThat(none.statusCode()).isEqualTo(416);
    assertThat(header(none, "Content-Range")).isEqualTo("bytes */" + length);
    assertThat(header(none, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(audio("Range", "bytes=5-1").statusCode()).isEqualTo(200);
    assertThat(audio("Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
    var head = ask("HEAD");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("" + length);
  }

  @Test
  void a_part_of_a_show_that_grew_is_not_taken_for_one_of_the_old_file() {
    try (var source = radio.source(MOUNT)) {
      awaitFrames(AT_FIRST);
      var before = header(audio(), "ETag");
      assertThat(audio("If-None-Match", before).statusCode()).isEqualTo(304);
      assertThat(audio("Range", "bytes=0-9", "If-Range", before).statusCode()).isEqualTo(206);

      source.send(Frames.of(AT_FIRST, 10));
      awaitFrames(50);

      assertThat(audio("Range", "bytes=0-9", "If-Range", before).statusCode()).isEqualTo(200);
      assertThat(audio("If-None-Match", before).statusCode()).isEqualTo(200);
    }
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();
    assertThat(header(audio(), "ETag")).isEqualTo(header(audio(), "ETag"));
  }

  @Test
  void what_a_crash_left_open_is_ended_at_the_next_start() {
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();
    var id = id();
    radio.close();
    crash(id);

    radio = new RadioHouse(folder);

    Await.untilAsserted(() -> assertThat(only().required("ended_at").isNull()).isFalse());
    assertThat(only().required("bytes").asLong()).isEqualTo(AT_FIRST * Frames.LENGTH);
    assertThat(only().required("duration_ms").asLong()).isEqualTo(1_044);
    assertThat(audio().body()).endsWith(Frames.of(0, AT_FIRST));
  }

  /// As if the process was killed before the show ended.
  private void crash(String id) {
    try (var house = new SmallHouse(folder, new PinnedClock())) {
      Files.delete(folder.resolve("shows").resolve(id).resolve("ended"));
      house
          .platform()
          .storage()
          .open("radio")
          .write(
              tx -> tx.handle().execute("UPDATE shows SET ended_at = NULL, micros = 0, bytes = 0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_show_whose_row_was_lost_is_listed_and_told_again() {
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();
    assertTold();
    radio.close();
    try (var house = new SmallHouse(folder, new PinnedClock())) {
      house
          .platform()
          .storage()
          .open("radio")
          .write(tx -> tx.handle().execute("DELETE FROM shows"));
    }

    radio = new RadioHouse(folder);

    assertThat(only().required("channel").asString()).isEqualTo("friday");
    assertThat(only().required("bytes").asLong()).isEqualTo(AT_FIRST * Frames.LENGTH);
    assertTold();
  }

  /// Its begin, and its end.
  private void assertTold() {
    assertThat(radio.told()).hasSize(2).first().isInstanceOf(ShowStarted.class);
    assertThat(radio.told()).last().isInstanceOf(ShowEnded.class);
  }

  @Test
  void a_stop_ends_what_runs() {
    var source = radio.source(MOUNT);
    awaitFrames(AT_FIRST);

    again(Map.of());

    assertThat(only().required("ended_at").isNull()).isFalse();
    assertThat(only().required("bytes").asLong()).isEqualTo(AT_FIRST * Frames.LENGTH);
    source.close();
  }

  @Test
  void the_owner_deletes_a_show_that_is_over() {
    var source = radio.source(MOUNT);
    var one = SHOWS + "/" + id();
    assertThat(delete(one, "owner-token")).isEqualTo(409);
    source.close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    assertThat(delete(one, "other-token")).isEqualTo(403);
    assertThat(delete(one, "owner-token")).isEqualTo(204);

    assertThat(shows()).isEmpty();
    assertThat(folder.resolve("shows")).isEmptyDirectory();
    assertThat(radio.house.get(one).statusCode()).isEqualTo(404);
    assertThat(radio.house.get(one + "/audio").statusCode()).isEqualTo(404);
    assertThat(delete(one, "owner-token")).isEqualTo(404);
  }

  @Test
  void whoever_opened_the_channel_deletes_its_shows_and_a_host_does_not() {
    var source = radio.source(MOUNT);
    var one = SHOWS + "/" + id();
    assertThat(radio.as("ines-session", "DELETE", one, "").statusCode()).isEqualTo(409);
    source.close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    assertThat(radio.as("hana-session", "DELETE", one, "").statusCode())
        .as("a host")
        .isEqualTo(403);
    assertThat(radio.as("otto-session", "DELETE", one, "").statusCode()).isEqualTo(403);
    assertThat(radio.as("", "DELETE", one, "").statusCode()).isEqualTo(401);
    assertThat(radio.house.get(one).statusCode()).isEqualTo(200);
    assertThat(radio.as("ines-session", "DELETE", one, "").statusCode()).isEqualTo(204);
    assertThat(radio.house.get(one).statusCode()).isEqualTo(404);
  }

  @Test
  void shows_of_an_older_channel_of_the_same_name_are_not_whose_opened_it_now() {
    radio.clock.set(Instant.parse("2025-12-31T23:00:00Z"));
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    var one = SHOWS + "/" + id();
    assertThat(radio.as("ines-session", "DELETE", one, "").statusCode()).isEqualTo(403);
    assertThat(delete(one, "owner-token")).isEqualTo(204);
  }

  private int delete(String path, String token) {
    var ask =
        HttpRequest.newBuilder(radio.house.address(path))
            .header("Authorization", "Bearer " + token)
            .DELETE();
    return radio.house.send(ask.build()).statusCode();
  }

  @Test
  void old_shows_are_not_kept() {
    again(Map.of("radio.keep-days", "2"));
    radio.source(MOUNT).close();
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    radio.clock.pass(Duration.ofDays(3));

    Await.untilAsserted(() -> assertThat(shows()).isEmpty());
    assertThat(folder.resolve("shows")).isEmptyDirectory();
  }

  @Test
  void without_room_on_the_disk_the_sound_goes_on_and_somebody_is_told() {
    again(Map.of("radio.room-min", "1000000000GiB"));
    try (var source = radio.source(MOUNT);
        var listener = radio.wire().say("GET " + MOUNT + " HTTP/1.0")) {
      Await.untilAsserted(
          () -> assertThat(only().required("trouble").asString()).isEqualTo("no_room"));
      var report = radio.house.health().get("radio");
      assertThat(report).isNotNull();
      assertThat(report.state()).isEqualTo(State.TROUBLE);
      assertThat(report.notes())
          .containsExactly(
              "show " + id() + " is not recorded: there is no room on the disk (radio.room-min)");

      source.send(Frames.of(AT_FIRST, 100));

      listener.head();
      assertThat(listener.read(100 * Frames.LENGTH)).isEqualTo(Frames.of(0, 100));
      assertThat(only().required("bytes").asLong()).isZero();
    }
  }

  @Test
  void nothing_is_recorded_where_nobody_wants_it() {
    again(Map.of("radio.record", "false"));
    try (var _ = radio.source(MOUNT)) {
      var report = radio.house.health().get("radio");
      assertThat(report).isNotNull();
      assertThat(report.figures()).containsEntry("shows_running", 0);
      assertThat(shows()).isEmpty();
    }
  }

  @Test
  void a_show_is_told_when_it_begins_and_when_it_is_over() {
    try (var _ = radio.source(MOUNT)) {
      awaitFrames(AT_FIRST);
      assertThat(radio.told())
          .containsExactly(new ShowStarted(id(), FRIDAY, MOUNT, "Friday", radio.clock.instant()));
    }
    Await.until(() -> !radio.isOnAir(MOUNT));
    try (var _ = radio.source(MOUNT)) {
      awaitFrames(2 * AT_FIRST);
      assertThat(radio.told()).hasSize(1);
    }
    Await.until(() -> !radio.isOnAir(MOUNT));
    awaitEnd();

    // 80 frames of 1152 samples at 44.1 kHz.
    assertThat(radio.told())
        .last()
        .isEqualTo(
            new ShowEnded(
                id(),
                FRIDAY,
                Instant.parse(only().required("ended_at").asString()),
                2_089,
                2 * AT_FIRST * Frames.LENGTH));
    assertThat(radio.told()).hasSize(2);
  }
}
