package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.bluesky.AppViewLikeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// People on Bluesky get names when somebody looks at what they said.
class NamesTest {
  private static final String ANA = "did:plc:ana";
  private static final String BO = "did:plc:bo";
  private static final String PEOPLE =
      """
      {"profiles": [{"did": "did:plc:ana", "handle": "Ana.example.org", "displayName": " Ana \\u0000 B "},
        {"did": "did:plc:cy", "handle": "handle.invalid"}, {"did": 7}]}
      """;

  @TempDir Path folder;

  private final PinnedClock clock = new PinnedClock();
  private final AppViewLikeServer bluesky = new AppViewLikeServer();
  private ConnectorsHouse house;

  @BeforeEach
  void open() {
    bluesky.answer(200, PEOPLE);
    house = house(bluesky.url() + "/");
  }

  @AfterEach
  void close() {
    house.close();
    bluesky.close();
  }

  private ConnectorsHouse house(String url) {
    return new ConnectorsHouse(
        folder,
        clock,
        clock.ticker(),
        Map.of("bluesky.names.url", url, "bluesky.names.patience", "1m"));
  }

  private JsonNode names(String... dids) {
    return asked(dids).path("names");
  }

  private JsonNode asked(String... dids) {
    var query = IntStream.range(0, dids.length).mapToObj(i -> "did=" + dids[i]);
    var got = house.house.get("/api/v1/bluesky/names?" + query.collect(Collectors.joining("&")));
    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    return Json.mapper().readTree(got.body());
  }

  @Test
  void names_are_asked_for_once_a_day_also_of_those_who_have_none() {
    var names = names(ANA, BO, "did:plc:cy");

    assertThat(names.path(ANA).path("handle").asString()).isEqualTo("ana.example.org");
    assertThat(names.path(ANA).path("name").asString()).isEqualTo("Ana   B");
    assertThat(names.propertyNames()).containsExactly(ANA);
    assertThat(bluesky.asked())
        .containsExactly(
            "/xrpc/app.bsky.actor.getProfiles?actors=did%3Aplc%3Aana&actors=did%3Aplc%3Abo"
                + "&actors=did%3Aplc%3Acy");

    assertThat(names(BO, ANA)).isEqualTo(names);
    assertThat(bluesky.asked()).hasSize(1);
    clock.pass(Duration.ofHours(25));
    assertThat(names(ANA)).isEqualTo(names);
    assertThat(bluesky.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500",
        "429",
        "301",
        "no json",
        "[[[[",
        "{\"profiles\": 1}",
        "{\"profiles\": [[]]}"
      })
  void whatever_bluesky_answers_people_keep_their_ids(String wrong) {
    var isStatus = wrong.matches("\\d+");
    bluesky.answer(isStatus ? Integer.parseInt(wrong) : 200, isStatus ? PEOPLE : wrong);

    assertThat(names(ANA)).isEmpty();
    assertThat(asked(ANA).path("complete").asBoolean()).isEqualTo(wrong.startsWith("{"));
  }

  @Test
  void who_gives_no_answer_is_left_in_peace_for_a_while() {
    bluesky.answer(429, PEOPLE);
    assertThat(names(ANA)).isEmpty();
    assertThat(names(BO)).isEmpty();
    assertThat(bluesky.asked()).hasSize(1);

    bluesky.answer(200, PEOPLE);
    clock.pass(Duration.ofSeconds(31));

    assertThat(names(ANA).propertyNames()).containsExactly(ANA);
  }

  @Test
  void an_answer_without_an_end_is_given_up() {
    bluesky.answer(200, "{\"profiles\": [\"" + "x".repeat(3 << 20) + "\"]}");

    assertThat(names(ANA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did=",
        "did=ana",
        "did=did:plc:ana%0d",
        "did=did:plc:ana:",
        "did=did:key:ana",
        "did=did:plc:a&did=x"
      })
  void what_is_no_did_is_refused(String query) {
    var got = house.house.get("/api/v1/bluesky/names?" + query);

    assertThat(got.statusCode()).isEqualTo(422);
    assertThat(got.body()).contains("\"did\"");
    assertThat(bluesky.asked()).isEmpty();
  }

  @Test
  void only_so_many_are_asked_for_at_once() {
    var many =
        IntStream.range(0, 26).mapToObj(n -> "did=did:plc:a" + n).collect(Collectors.joining("&"));

    assertThat(house.house.get("/api/v1/bluesky/names?" + many).body()).contains("at most 25");
  }

  @Test
  void nobody_is_asked_where_the_owner_wants_none() {
    house.close();
    house = house("none");

    assertThat(names(ANA)).isEmpty();
    assertThat(bluesky.asked()).isEmpty();
  }
}
