package hubbub.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.contracts.Channel;
import hubbub.contracts.Fact;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The mood service through its door, with facts on a real bus.
class MoodServiceTest {
  private static final String MOOD = "/api/v1/mood/twitch/kestrelplays";
  private static final Instant BEGIN = PinnedClock.BEGIN;

  private final Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private Database teller;

  MoodServiceTest(@TempDir Path folder) {
    this.folder = folder;
    house = new SmallHouse(folder, clock);
    teller = house.teller();
  }

  @BeforeEach
  void open() {
    house.with(MoodService::new);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_channel_where_nobody_spoke_has_no_mood() {
    var mood = json(house.get(MOOD));

    assertThat(mood.get("channel").asString()).isEqualTo("twitch/kestrelplays");
    assertThat(mood.get("at").asString()).isEqualTo("2026-03-01T20:00:00.000Z");
    for (var field : List.of("label", "word", "score")) {
      assertThat(mood.get(field).isNull()).as(field).isTrue();
    }
    assertThat(mood.get("windows").propertyNames()).containsExactly("10s", "1m", "5m");
    assertThat(mood.get("windows").get("1m").get("messages").asInt()).isZero();
    assertThat(mood.get("why").isEmpty()).isTrue();
  }

  @Test
  void a_happy_crowd_is_positive_and_says_why() {
    tell(
        Told.seen(
            Told.message("m1", "ana", "what a wonderful song PogChamp", BEGIN),
            Told.message("m2", "ben", "so good", BEGIN),
            Told.message("m3", "cem", "the next one starts at eight", BEGIN)));

    var mood = json(house.get(MOOD));

    assertThat(mood.get("label").asString()).isEqualTo("positive");
    assertThat(mood.get("word").asString()).isIn("warm", "hyped");
    var minute = mood.get("windows").get("1m");
    assertThat(minute.get("messages").asInt()).isEqualTo(3);
    assertThat(minute.get("positive").asDouble()).isCloseTo(2 / 3.0, within(1e-4));
    assertThat(minute.get("neutral").asDouble()).isCloseTo(1 / 3.0, within(1e-4));
    assertThat(minute.get("score").asDouble()).isEqualTo(mood.get("score").asDouble());
    var why = mood.get("why").get(0);
    assertThat(why.get("message_id").asString()).isEqualTo("m1");
    assertThat(why.get("text").asString()).isEqualTo("what a wonderful song PogChamp");
    assertThat(why.get("parts").valueStream().map(part -> part.get("text").asString()))
        .contains("wonderful", "PogChamp");
    assertThat(mood.get("why").size()).isEqualTo(2);
  }

  @Test
  void a_room_of_our_own_has_a_mood_without_a_run() {
    var friday = new Channel("hubbub", "friday");
    tell(
        new MessagesSeen(
            friday, List.of(), List.of(Told.message("m1", "ana", "what a wonderful song", BEGIN))));

    var mood = json(house.get("/api/v1/mood/hubbub/friday"));

    assertThat(mood.get("windows").get("1m").get("messages").asInt()).isEqualTo(1);
  }

  @Test
  void how_a_room_of_our_own_felt_is_for_everybody() {
    var friday = new Channel("hubbub", "friday");
    tell(
        new MessagesSeen(
            friday, List.of(), List.of(Told.message("m1", "ana", "what a wonderful song", BEGIN))));
    clock.pass(Duration.ofSeconds(1));

    var series = json(house.get("/api/v1/mood/hubbub/friday/series?step=1m"));
    var nobodys = json(house.get("/api/v1/mood/hubbub/nobodys/series?step=1m"));

    assertThat(series.get("channel").asString()).isEqualTo("hubbub/friday");
    assertThat(series.get("points").valueStream().mapToInt(point -> point.get("messages").asInt()))
        .endsWith(1);
    assertThat(nobodys.get("points").valueStream().mapToInt(point -> point.get("messages").asInt()))
        .containsOnly(0);
    assertThat(house.get("/api/v1/mood/hubbub/friday/series?from=2026-03-01T00:00:00Z").body())
        .contains("step", "1440");
  }

  @Test
  void bots_and_commands_are_no_part_of_it() {
    tell(
        Told.seen(
            Told.message("m1", "nightbot", "follow us, it is great and wonderful", BEGIN),
            Told.message("m2", "ana", "!love", BEGIN),
            Told.message("m3", "ben", "this is awful", BEGIN)));

    var minute = json(house.get(MOOD)).get("windows").get("1m");

    assertThat(minute.get("messages").asInt()).isEqualTo(1);
    assertThat(minute.get("negative").asDouble()).isEqualTo(1);
  }

  @Test
  void what_is_said_before_and_after_a_deletion_of_one_moment_counts() {
    tell(
        Told.seen(Told.message("m1", "ana", "this is awful", BEGIN)),
        new MessagesDeleted(Told.KESTREL, "m1", null, BEGIN, "removed"),
        Told.seen(Told.message("m2", "ben", "so good", BEGIN)));

    var minute = json(house.get(MOOD)).get("windows").get("1m");

    assertThat(minute.get("messages").asInt()).isEqualTo(2);
  }

  @Test
  void what_a_run_had_in_another_of_its_channels_goes_with_the_run() {
    var line = Told.message("m1", "ana", "this is awful", BEGIN);
    tell(new MessagesSeen(Told.KESTREL, List.of(), List.of("r1"), List.of(line)));
    assertThat(json(house.get(MOOD)).get("why").size()).isEqualTo(1);

    tell(new RunDeleted("r1", BEGIN));

    var mood = json(house.get(MOOD));
    assertThat(mood.get("why").isEmpty()).as(mood.toString()).isTrue();
    assertThat(mood.get("windows").get("1m").get("messages").asInt()).isZero();
  }

  @Test
  void a_deleted_text_is_not_shown_any_more() {
    tell(
        Told.seen(
            Told.message("m1", "ana", "this is awful", BEGIN),
            Told.message("m2", "ben", "this is terrible", BEGIN),
            Told.message("m3", "cem", "this is horrible", BEGIN)));
    tell(
        new MessagesDeleted(Told.KESTREL, "m1", null, BEGIN, "removed"),
        new PersonForgotten("twitch", "id-ben", BEGIN));

    var mood = json(house.get(MOOD));

    assertThat(mood.get("why").valueStream().map(why -> why.get("message_id").asString()))
        .containsExactly("m3");
    assertThat(mood.get("windows").get("1m").get("messages").asInt()).isEqualTo(3);
  }

  @Test
  void whoever_deleted_their_account_is_no_reason_any_more_and_stays_in_the_sums() {
    var room = new Channel("hubbub", "friday");
    var line = Told.message("m1", "ana", "this is awful", BEGIN);
    var late = Told.message("m2", "ana", "this is horrible", BEGIN);
    tell(new MessagesSeen(room, List.of(), List.of(line)));
    tell(new AccountDeleted("id-ana", 7));
    tell(new MessagesSeen(room, List.of(), List.of(late)));

    var mood = json(house.get("/api/v1/mood/hubbub/friday"));

    assertThat(mood.get("why").isEmpty()).as(mood.toString()).isTrue();
    assertThat(mood.get("windows").get("1m").get("messages").asInt()).isEqualTo(2);
  }

  @Test
  void the_series_has_every_step_of_its_range() {
    tell(
        Told.seen(
            Told.message("m1", "ana", "this is awful", BEGIN.plusSeconds(2)),
            Told.message("m2", "ben", "this is lovely", BEGIN.plusSeconds(31))));
    clock.pass(Duration.ofSeconds(40));

    var series = json(house.get(MOOD + "/series?step=10s&from=2026-03-01T20:00:00Z"));

    assertThat(series.get("step_seconds").asInt()).isEqualTo(10);
    var points = series.get("points").values().toArray(new JsonNode[0]);
    assertThat(points).hasSize(4);
    assertThat(points[0].get("at").asString()).isEqualTo("2026-03-01T20:00:00.000Z");
    assertThat(points[0].get("messages").asInt()).isEqualTo(1);
    assertThat(points[0].get("word").asString()).isIn("low", "sour");
    assertThat(points[1].get("messages").asInt()).isZero();
    assertThat(points[1].get("score").isNull()).isTrue();
    assertThat(points[1].get("word").isNull()).isTrue();
    assertThat(points[3].get("word").asString()).isIn("warm", "hyped");
  }

  @ParameterizedTest
  @CsvSource({
    "step=2s, step",
    "step=1s&from=2026-03-01T00:00:00Z, step",
    "step=1s&from=2026-02-01T00:00:00Z&to=2026-02-01T00:01:00Z, step",
    "from=yesterday, from",
    "from=2026-03-01T20:00:00Z&to=2026-03-01T19:00:00Z, to",
  })
  void a_wrong_range_is_refused_by_name(String query, String field) {
    var answer = house.get(MOOD + "/series?" + query);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo(field);
  }

  @Test
  void texts_are_classified_in_order_with_their_parts() {
    var answer = classify(Map.of("texts", List.of("great show", "!join", "so boring BibleThump")));

    var results = json(answer).get("results");
    assertThat(results.valueStream().map(result -> result.get("label").asString()))
        .containsExactly("positive", "neutral", "negative");
    assertThat(results.get(0).get("parts").get(0).get("text").asString()).isEqualTo("great");
    assertThat(results.get(1).get("parts").isEmpty()).isTrue();
  }

  @Test
  void bad_bodies_are_refused_and_the_good_ones_after_them_answered() {
    refused(classify(Map.of("texts", List.of())), "/texts");
    refused(classify(Map.of("texts", "great")), "/texts");
    refused(classify(Map.of("texts", List.of("fine", 7))), "/texts/1");
    refused(classify(Map.of("texts", List.of("x".repeat(10_001)))), "/texts/0");
    refused(classify(Map.of("texts", java.util.Collections.nCopies(1_001, "x"))), "/texts");
    refused(classify(Map.of("texts", List.of("a"), "more", 1)), "/more");
    assertThat(house.send("POST", "/api/v1/mood/classify", "{\"texts\": [").statusCode())
        .isEqualTo(400);

    assertThat(classify(Map.of("texts", List.of("x".repeat(5_000)))).statusCode()).isEqualTo(200);
  }

  @Test
  void a_channel_that_cannot_be_is_not_found() {
    assertThat(house.get("/api/v1/mood/TWITCH/ana").statusCode()).isEqualTo(404);
  }

  @Test
  void the_mood_is_passed_on_each_second_and_once_more_when_all_are_silent() {
    var passed = new CopyOnWriteArrayList<Fact>();
    house.platform().bus().follow(Set.of(MoodMeasured.class), passed::add);
    tell(Told.seen(Told.message("m1", "ana", "what a lovely evening", BEGIN)));

    Await.until(() -> !passed.isEmpty());
    var first = (MoodMeasured) passed.getFirst();
    clock.pass(Duration.ofMinutes(2));
    Await.until(() -> ((MoodMeasured) passed.getLast()).label() == null);

    assertThat(first.channel()).isEqualTo(Told.KESTREL);
    assertThat(first.label()).isEqualTo("positive");
    assertThat(first.messages()).isEqualTo(1);
    var last = (MoodMeasured) passed.getLast();
    assertThat(last.word()).isNull();
    assertThat(last.score()).isNull();
    assertThat(last.messages()).isZero();
  }

  @Test
  void after_a_restart_the_windows_and_the_why_are_right_again() {
    tell(
        Told.seen(
            Told.message("m1", "ana", "this is awful", BEGIN),
            Told.message("m2", "ana", "i said that it is awful", BEGIN),
            Told.message("m3", "ben", "what a lovely evening", BEGIN.minusSeconds(100))));
    clock.pass(Duration.ofSeconds(5));
    var before = house.get(MOOD).body();

    house.close();
    house = new SmallHouse(folder, clock);
    teller = house.teller();
    open();

    assertThat(house.get(MOOD).body()).isEqualTo(before);
    assertThat(json(house.get(MOOD)).get("windows").get("5m").get("messages").asInt()).isEqualTo(3);
  }

  @Test
  void health_shows_how_many_channels_speak() {
    tell(Told.seen(Told.message("m1", "ana", "hello", BEGIN)));

    assertThat(house.health()).containsKey("mood");
    assertThat(house.health().get("mood"))
        .hasToString("Report[state=FINE, notes=[], figures={channels=1}]");
  }

  private void tell(KeptFact... facts) {
    teller.write(tx -> {
      for (var fact : facts) {
        tx.tell(fact);
      }
      return facts;
    });
    house.settle();
  }

  private HttpResponse<String> classify(Map<String, ?> body) {
    return house.send("POST", "/api/v1/mood/classify", Json.write(body));
  }

  private static void refused(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo(field);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }
}
