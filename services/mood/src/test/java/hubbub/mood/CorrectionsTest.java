package hubbub.mood;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The owner says what a text shows, and the channel's mood goes by it from then on.
class CorrectionsTest {
  private static final String MOOD = "/api/v1/mood/twitch/kestrelplays";
  private static final String CORRECTIONS = MOOD + "/corrections";
  private static final String UNKNOWN = "zwackelplumps";

  private final Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private Database teller;
  private int said;

  CorrectionsTest(@TempDir Path folder) {
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
  void from_then_on_the_channel_goes_by_it() {
    say(UNKNOWN);
    assertThat(shares("negative")).isZero();

    var kept = correct(UNKNOWN, "negative");
    say("  ZWACKELPLUMPS ");

    assertThat(kept.statusCode()).isEqualTo(201);
    assertThat(kept.headers().firstValue("Location")).contains(CORRECTIONS + "/1");
    assertThat(shares("negative")).isBetween(0.4, 0.5);
    clock.pass(Duration.ofSeconds(6));
    var why = Json.mapper().readTree(house.get(MOOD).body()).path("why").path(0);
    assertThat(why.path("text").asString()).isEqualTo("  ZWACKELPLUMPS ");
  }

  @Test
  void another_channel_is_not_told() {
    correct(UNKNOWN, "negative");

    assertThat(classified(UNKNOWN, "twitch/kestrelplays").path("label").asString())
        .isEqualTo("negative");
    assertThat(classified(UNKNOWN, "twitch/kestrelplays").path("corrected").asBoolean()).isTrue();
    assertThat(classified(UNKNOWN, "twitch/quince").path("label").asString()).isEqualTo("neutral");
    assertThat(classified(UNKNOWN, "twitch/quince").path("corrected").asBoolean()).isFalse();
  }

  @Test
  void they_are_listed_corrected_again_and_taken_back() {
    correct(UNKNOWN, "negative");
    correct("that play was sick", "positive");
    correct("Zwackelplumps", "positive");

    var listed = list();
    assertThat(listed.valueStream().map(one -> one.path("text").asString()))
        .containsExactly("Zwackelplumps", "that play was sick");
    assertThat(listed.path(0).path("label").asString()).isEqualTo("positive");

    var id = listed.path(0).path("id").asString();
    assertThat(house.send("DELETE", CORRECTIONS + "/" + id, "").statusCode()).isEqualTo(204);
    assertThat(house.send("DELETE", CORRECTIONS + "/" + id, "").statusCode()).isEqualTo(404);
    assertThat(house.send("DELETE", CORRECTIONS + "/abc", "").statusCode()).isEqualTo(404);
    assertThat(list().size()).isEqualTo(1);
    assertThat(classified(UNKNOWN, "twitch/kestrelplays").path("label").asString())
        .isEqualTo("neutral");
  }

  @Test
  void they_outlive_a_restart() {
    correct(UNKNOWN, "negative");
    house.close();
    house = new SmallHouse(folder, clock);
    teller = house.teller();
    open();

    say(UNKNOWN);

    assertThat(shares("negative")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "hm", "label": "unread"}              | /label
          {"text": "hm"}                                 | /label
          {"text": "", "label": "positive"}              | /text
          {"text": "  ", "label": "positive"}            | /text
          {"label": "positive"}                          | /text
          {"text": "hm", "label": "positive", "more": 1} | /more
          """)
  void what_is_wrong_is_named(String json, String field) {
    var answer = house.send("POST", CORRECTIONS, json);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"" + field + "\"");
    assertThat(list().isEmpty()).isTrue();
  }

  @Test
  void a_channel_keeps_so_many_and_no_more() {
    for (var i = 0; i < 200; i++) {
      assertThat(correct("text number " + i, "neutral").statusCode()).isEqualTo(201);
    }

    assertThat(correct("one too many", "neutral").statusCode()).isEqualTo(409);
    assertThat(correct("text number 7", "positive").statusCode()).isEqualTo(201);
    assertThat(list().size()).isEqualTo(200);
  }

  @Test
  void what_a_forgotten_person_said_goes_from_them_too() {
    house.send(
        "POST",
        CORRECTIONS,
        "{\"text\": \"" + UNKNOWN + "\", \"label\": \"negative\", \"author_id\": \"id-ben\"}");
    correct("somebody else's", "neutral");

    tell(new PersonForgotten("twitch", "id-ben", clock.instant()));
    say(UNKNOWN);

    assertThat(texts()).containsExactly("somebody else's");
    assertThat(shares("negative")).isZero();
  }

  @Test
  void a_deleted_messages_text_goes_from_them_too() {
    for (var n = 1; n <= 3; n++) {
      house.send(
          "POST",
          CORRECTIONS,
          Json.write(
              Map.of(
                  "text", "text " + n,
                  "label", "negative",
                  "message_id", "m" + n,
                  "author_id", "id-" + n)));
    }
    correct("typed by hand", "neutral");

    tell(new MessagesDeleted(Told.KESTREL, "m1", null, clock.instant(), "removed"));
    tell(new MessagesDeleted(Told.KESTREL, null, "id-2", clock.instant(), "timed out"));
    assertThat(texts()).containsExactly("text 3", "typed by hand");

    tell(new MessagesDeleted(Told.KESTREL, null, null, clock.instant(), "cleared"));
    assertThat(texts()).containsExactly("typed by hand");
  }

  @Test
  void what_somebody_says_who_has_opted_out_is_not_kept() {
    tell(new PersonOptedOut("twitch", "id-ben", true, clock.instant()));

    var refused =
        house.send(
            "POST",
            CORRECTIONS,
            "{\"text\": \"hm\", \"label\": \"negative\", \"author_id\": \"id-ben\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(list().isEmpty()).isTrue();
  }

  @Test
  void a_number_is_never_used_again() {
    correct("one", "neutral");
    var id = list().path(0).path("id").asString();
    house.send("DELETE", CORRECTIONS + "/" + id, "");

    correct("two", "neutral");

    assertThat(list().path(0).path("id").asString()).isNotEqualTo(id);
  }

  @Test
  void nothing_of_a_rehearsal_is_kept() {
    var refused =
        house.send(
            "POST",
            "/api/v1/mood/rehearsal/snail-cup/corrections",
            "{\"text\": \"hm\", \"label\": \"negative\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
  }

  private void tell(KeptFact fact) {
    teller.write(tx -> {
      tx.tell(fact);
      return null;
    });
    house.settle();
  }

  private List<String> texts() {
    return list().valueStream().map(one -> one.path("text").asString()).toList();
  }

  private HttpResponse<String> correct(String text, String label) {
    return house.send(
        "POST", CORRECTIONS, "{\"text\": \"" + text + "\", \"label\": \"" + label + "\"}");
  }

  private JsonNode list() {
    return Json.mapper().readTree(house.get(CORRECTIONS).body()).path("corrections");
  }

  private JsonNode classified(String text, String channel) {
    var asked = "{\"texts\": [\"" + text + "\"], \"channel\": \"" + channel + "\"}";
    var answer = house.send("POST", "/api/v1/mood/classify", asked);
    return Json.mapper().readTree(answer.body()).path("results").path(0);
  }

  private double shares(String label) {
    var minute = Json.mapper().readTree(house.get(MOOD).body()).path("windows").path("1m");
    return minute.path(label).asDouble();
  }

  private void say(String text) {
    var message = Told.message("m" + said, "person" + said, text, clock.instant());
    said++;
    tell(Told.seen(message));
  }
}
