package hubbub.statistics.http;

import static hubbub.statistics.store.Crowds.HARBOUR;
import static hubbub.statistics.store.Crowds.LIGHTHOUSE;
import static hubbub.statistics.store.Crowds.at;
import static hubbub.statistics.store.Crowds.measured;
import static hubbub.statistics.store.Crowds.said;
import static hubbub.statistics.store.Crowds.seen;
import static hubbub.statistics.store.Crowds.started;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunStarted;
import hubbub.platform.storage.Database;
import hubbub.statistics.StatisticsService;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statistics through a real door, told by a service beside it.
class StatisticsOverHttpTest {
  private static final String HARBOUR_FIGURES = "/api/v1/statistics/twitch/harbour";

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    house.with(StatisticsService::new);
    teller = house.teller();
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void tell(KeptFact... facts) {
    teller.write(tx -> {
      List.of(facts).forEach(tx::tell);
      return null;
    });
    house.settle();
  }

  private String body(String path) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> csv(String path) {
    return house.send(
        HttpRequest.newBuilder(house.address(path)).header("Accept", "text/csv").build());
  }

  @Test
  void nothing_heard_yet_prints_zeros() {
    assertThat(body("/statistics")).isEqualTo("{\"amount\":0,\"speed\":0,\"elapsed_time\":0}");
  }

  @Test
  void ten_messages_in_twenty_nine_seconds_print_to_the_letter() {
    tell(started("a", 0, HARBOUR), measured("a", HARBOUR, 0, 29.999));
    for (var i = 0; i < 10; i++) {
      tell(seen(HARBOUR, List.of("a"), said("ana", i, "hello")));
    }

    var expected = "{\"amount\":10,\"speed\":0.3448275862068966,\"elapsed_time\":29}";
    assertThat(body("/statistics")).isEqualTo(expected);
    assertThat(body("/api/v1/statistics")).isEqualTo(expected);
  }

  @Test
  void milliseconds_are_summed_over_runs_before_they_are_rounded_down() {
    tell(measured("a", HARBOUR, 0, 0.999), measured("b", HARBOUR, 5, 5.999));
    tell(seen(HARBOUR, List.of("a", "b"), said("ana", 0, "hello")));

    assertThat(body("/statistics")).isEqualTo("{\"amount\":2,\"speed\":2,\"elapsed_time\":1}");
  }

  @Test
  void before_the_first_second_the_speed_is_zero() {
    tell(measured("a", HARBOUR, 0, 0.999), seen(HARBOUR, List.of("a"), said("ana", 0, "hello")));

    assertThat(body("/statistics")).isEqualTo("{\"amount\":1,\"speed\":0,\"elapsed_time\":0}");
  }

  @Test
  void the_rehearsal_counts_nowhere_and_a_replay_does() {
    var stage = new Channel("replay", "stage");
    tell(
        seen(stage, List.of("r"), said("ana", 1, "hello")),
        measured("r", stage, 0, 10),
        new RunStarted("r", "Rehearsal", at(0), List.of(stage), false));
    var finals = new Channel("replay", "finals");
    tell(started("f", 0, finals), seen(finals, List.of("f"), said("ana", 1, "hello")));

    assertThat(body("/statistics")).isEqualTo("{\"amount\":1,\"speed\":0,\"elapsed_time\":0}");
    assertThat(body("/api/v1/statistics/channels"))
        .isEqualTo(
            """
            {"channels":[{"channel":"replay/finals","messages":1,\
            "last_message_at":"2026-03-01T20:00:01.000Z"}],"next":null}\
            """);
    assertThat(body("/api/v1/statistics/runs/r")).contains("\"messages\":1,");
  }

  @Test
  void a_room_of_our_own_counts_without_a_run() {
    var friday = new Channel("hubbub", "friday");
    tell(
        seen(friday, List.of(), said("ana", 1, "hello"), said("bo", 2, "hi")),
        started("a", 0, HARBOUR),
        seen(HARBOUR, List.of("a"), said("ana", 1, "hello")),
        new RunDeleted("a", at(10)));

    assertThat(body("/api/v1/statistics/hubbub/friday"))
        .contains("\"messages\":2,\"people\":2,\"new_people\":2");
    assertThat(body("/api/v1/statistics/channels"))
        .contains("{\"channel\":\"hubbub/friday\",\"messages\":2,");
  }

  @Test
  void totals_survive_a_restart() {
    tell(measured("a", HARBOUR, 0, 2), seen(HARBOUR, List.of("a"), said("ana", 0, "hello")));
    house.close();
    open();

    assertThat(body("/statistics")).isEqualTo("{\"amount\":1,\"speed\":0.5,\"elapsed_time\":2}");
  }

  @Test
  void a_channel_has_its_figures_in_the_order_of_the_design() {
    var kappa = new Emote("25", "Kappa", 6, 10);
    tell(
        started("a", 0, HARBOUR),
        measured("a", HARBOUR, 0, 37.5),
        seen(
            HARBOUR,
            List.of("a"),
            said("ana", 1.5, "Storm Kappa tonight", kappa),
            said("bo", 2, "storm!"),
            said("ana", 2.9, "@bo see https://example.org/storm")));

    assertThat(body(HARBOUR_FIGURES))
        .isEqualTo(
            """
            {"channel":"twitch/harbour","messages":3,"people":2,"new_people":2,\
            "connected_seconds":37.5,"speed":0.08,\
            "peak":{"at":"2026-03-01T20:00:02.000Z","messages":2},\
            "top":{"chatters":[{"name":"ANA","messages":2},{"name":"BO","messages":1}],\
            "words":[{"word":"storm","count":2},{"word":"see","count":1},\
            {"word":"tonight","count":1}],\
            "emotes":[{"name":"Kappa","count":1}]}}\
            """);
  }

  @Test
  void a_channel_that_is_silent_has_zeros_and_an_unknown_one_is_not_found() {
    tell(started("a", 0, HARBOUR));

    assertThat(body(HARBOUR_FIGURES))
        .isEqualTo(
            """
            {"channel":"twitch/harbour","messages":0,"people":0,"new_people":0,\
            "connected_seconds":0,"speed":0,"peak":{"at":null,"messages":0},\
            "top":{"chatters":[],"words":[],"emotes":[]}}\
            """);
    var unknown = house.get("/api/v1/statistics/twitch/nowhere");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(house.get("/api/v1/statistics/Twi%20tch/x").statusCode()).isEqualTo(404);
    assertThat(house.get("/api/v1/statistics/runs/none").statusCode()).isEqualTo(404);
    assertThat(house.get("/api/v1/statistics/twitch/nowhere/series").statusCode()).isEqualTo(404);
  }

  @Test
  void a_name_with_every_kind_of_character_is_one_segment() {
    var odd = new Channel("bluesky", "sea & shore/50% ünïcode?");
    tell(started("a", 0, odd), seen(odd, List.of("a"), said("ana", 1, "hello")));
    var segment = URLEncoder.encode(odd.name(), StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(body("/api/v1/statistics/bluesky/" + segment))
        .startsWith("{\"channel\":\"bluesky/sea & shore/50% ünïcode?\",\"messages\":1,");
    assertThat(body("/api/v1/statistics/bluesky/" + segment + "/series?step=1h")).contains("gap");
  }

  @Test
  void every_step_is_there_with_the_share_that_was_not_connected() {
    clock.pass(Duration.ofSeconds(60));
    tell(
        started("a", 0, HARBOUR),
        measured("a", HARBOUR, 0, 15),
        measured("a", HARBOUR, 22.5, 40),
        new RunEnded("a", at(40), "asked"),
        seen(
            HARBOUR,
            List.of("a"),
            said("ana", 1, "one"),
            said("bo", 9.9, "two"),
            said("ana", 31, "three")));

    assertThat(body(HARBOUR_FIGURES + "/series?step=10s"))
        .isEqualTo(
            """
            {"step_seconds":10,"points":[\
            {"at":"2026-03-01T20:00:00.000Z","messages":2,"people":2,"new_people":2,"gap":0},\
            {"at":"2026-03-01T20:00:10.000Z","messages":0,"people":0,"new_people":0,"gap":0.5},\
            {"at":"2026-03-01T20:00:20.000Z","messages":0,"people":0,"new_people":0,"gap":0.25},\
            {"at":"2026-03-01T20:00:30.000Z","messages":1,"people":1,"new_people":0,"gap":0}]}\
            """);
  }

  @Test
  void a_live_run_shows_no_gap_while_its_newest_second_is_on_its_way() {
    clock.pass(Duration.ofMillis(15_500));
    tell(started("a", 0, HARBOUR), measured("a", HARBOUR, 0, 14));

    assertThat(body(HARBOUR_FIGURES + "/series?step=10s"))
        .contains("20:00:10.000Z\",\"messages\":0,\"people\":0,\"new_people\":0,\"gap\":0}");

    clock.pass(Duration.ofSeconds(3));
    assertThat(body(HARBOUR_FIGURES + "/series?step=10s")).doesNotContain("\"gap\":0}]");
  }

  @Test
  void series_and_figures_come_as_tables_too() {
    clock.pass(Duration.ofSeconds(60));
    tell(
        started("a", 0, HARBOUR),
        measured("a", HARBOUR, 0, 2),
        new RunEnded("a", at(2), "asked"),
        seen(HARBOUR, List.of("a"), said("ana", 1, "one")));

    var series = csv(HARBOUR_FIGURES + "/series?step=1s");
    assertThat(series.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(series.body())
        .isEqualTo(
            """
            at,messages,people,new_people,gap\r
            2026-03-01T20:00:00.000Z,0,0,0,0\r
            2026-03-01T20:00:01.000Z,1,1,1,0\r
            """);
    assertThat(csv("/api/v1/statistics/runs/a").body())
        .isEqualTo(
            """
            run,messages,people,new_people,connected_seconds,speed,peak_at,peak_messages\r
            a,1,1,1,2,0.5,2026-03-01T20:00:01.000Z,1\r
            """);
  }

  @Test
  void runs_are_compared_from_their_starts() {
    clock.pass(Duration.ofHours(2));
    tell(
        started("a", 5, HARBOUR),
        seen(HARBOUR, List.of("a"), said("ana", 5, "one"), said("ana", 16, "two")),
        new RunEnded("a", at(20), "asked"),
        started("b", 3_605, LIGHTHOUSE),
        seen(LIGHTHOUSE, List.of("b"), said("bo", 3_614, "one"), said("cy", 3_614.5, "two")),
        new RunEnded("b", at(3_615), "asked"));

    assertThat(body("/api/v1/statistics/compare?runs=a,b&step=10s"))
        .isEqualTo(
            """
            {"step_seconds":10,"runs":[\
            {"id":"a","name":"Run a","started_at":"2026-03-01T20:00:05.000Z","points":[\
            {"offset_seconds":0,"messages":1,"people":1,"new_people":1,"gap":1},\
            {"offset_seconds":10,"messages":1,"people":1,"new_people":0,"gap":1}]},\
            {"id":"b","name":"Run b","started_at":"2026-03-01T21:00:05.000Z","points":[\
            {"offset_seconds":0,"messages":2,"people":2,"new_people":2,"gap":1}]}]}\
            """);
    assertThat(csv("/api/v1/statistics/compare?runs=b&step=10s").body())
        .isEqualTo("run,offset_seconds,messages,people,new_people,gap\r\nb,0,2,2,2,1\r\n");
  }

  @Test
  void channels_are_listed_by_their_newest_activity_page_by_page() {
    tell(
        seen(HARBOUR, List.of("a"), said("ana", 10, "one")),
        seen(LIGHTHOUSE, List.of("a"), said("ana", 20, "one")),
        started("b", 15, new Channel("twitch", "silent")));

    var first = body("/api/v1/statistics/channels?limit=2");
    assertThat(first).containsSubsequence("twitch/lighthouse", "twitch/silent", "\"next\":\"");
    var cursor = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
    assertThat(body("/api/v1/statistics/channels?limit=2&cursor=" + cursor))
        .isEqualTo(
            """
            {"channels":[{"channel":"twitch/harbour","messages":1,\
            "last_message_at":"2026-03-01T20:00:10.000Z"}],"next":null}\
            """);
  }

  @Test
  void what_is_wrong_is_refused_by_name() {
    tell(started("a", 0, HARBOUR), seen(HARBOUR, List.of("a"), said("ana", 0, "one")));
    var begin = "from=2026-03-01T20:00:00Z";

    refuses(HARBOUR_FIGURES + "/series?step=5m", "step");
    refuses(HARBOUR_FIGURES + "/series?step=1s&" + begin + "&to=2026-03-01T22:46:41Z", "step");
    refuses(HARBOUR_FIGURES + "/series?from=yesterday", "from");
    refuses(HARBOUR_FIGURES + "?" + begin + "&to=2026-03-01T20:00:00Z", "to");
    refuses(HARBOUR_FIGURES + "?to=1815-06-18T11:00:00Z", "to");
    refuses(HARBOUR_FIGURES + "?run=nobodys", "run");
    refuses(HARBOUR_FIGURES + "?top=101", "top");
    refuses("/api/v1/statistics/compare?step=1m", "runs");
    refuses("/api/v1/statistics/compare?runs=a,nobodys", "runs");
    refuses("/api/v1/statistics/compare?runs=1,2,3,4,5,6,7,8,9,10,11", "runs");
    refuses("/api/v1/statistics/channels?limit=0", "limit");
    refuses("/api/v1/statistics/channels?cursor=AAAA", "cursor");
    refuses("/api/v1/statistics/channels?cursor=%C3%A9", "cursor");
    assertThat(body(HARBOUR_FIGURES + "/series?step=1s&" + begin + "&to=2026-03-01T22:46:40Z"))
        .contains("\"at\":\"2026-03-01T22:46:39.000Z\"");
  }

  private void refuses(String path, String field) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(422);
    assertThat(answer.body()).as(path).contains("\"field\":\"" + field + "\"");
  }
}
