package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Words on X through the whole service, against a server that breaks as it is told and keeps the
/// bill.
class ListeningToXTest {
  private static final String KEY = "AAAA-very-secret";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void what_is_posted_with_the_words_is_told_and_paid() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/Bieber\"], \"budget\": 2.00}");

      x.post("1900000000000000001", "I like Bieber &amp; tea");
      x.post("1900000000000000002", "nothing of it");
      x.post("1900000000000000001", "I like Bieber &amp; tea");
      x.post("1900000000000000003", "BIEBER again");

      Await.until(() -> house.told.texts("x/bieber").size() == 2);
      assertThat(house.told.texts("x/bieber"))
          .containsExactly("I like Bieber & tea", "BIEBER again");
      var first = house.told.messages("x/bieber").getFirst();
      assertThat(first.author().login()).isEqualTo("ana_a");
      assertThat(first.kind().word()).isEqualTo("post");
      assertThat(house.told.all(MessagesSeen.class).getFirst().runIds()).containsExactly(id);
      assertThat(x.rules()).extracting(XLikeServer.Rule::value).containsExactly("bieber");
      assertThat(x.rules().getFirst().tag()).startsWith("hubbub:");
      assertThat(x.asked())
          .anyMatch(head -> head.contains("Authorization: Bearer " + KEY + "\r\n"))
          .allMatch(head -> !head.startsWith("GET") || head.contains("User-Agent: Hubbub"));

      house.house.send("DELETE", "/api/v1/runs/" + id, "");
      Await.until(() -> !x.isRead() && x.rules().isEmpty());
      Await.until(() -> spent(house).path("reserved_usd").decimalValue().signum() == 0);
      assertThat(spent(house).path("day").path("posts").longValue()).isEqualTo(4);
      assertThat(spent(house).path("day").path("spent_usd").decimalValue())
          .isEqualByComparingTo("0.02");
      assertThat(spent(house).path("runs").path(0).path("id").stringValue()).isEqualTo(id);
    }
  }

  @Test
  void a_run_ends_before_its_budget_is_exceeded() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2.00}");

      x.flood("bieber", 100_000);

      house.awaitState(id, "ended");
      assertThat(house.show(id).path("end_reason").stringValue())
          .isEqualTo("its budget of 2.00 USD is spent");
      Await.until(() -> x.rules().isEmpty());
      var posts = spent(house).path("runs").path(0).path("posts").longValue();
      assertThat(posts).isGreaterThanOrEqualTo(x.billed());
    }
  }

  @Test
  void at_a_pace_that_can_be_followed_a_budget_is_never_exceeded() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2.00}");

      for (var i = 1; i <= 1_000 && x.post("bieber " + i) != null; i++) {
        var told = i;
        Await.until(() -> house.told.messages("x/bieber").size() + 20 >= told || !x.isRead());
      }

      house.awaitState(id, "ended");
      Await.until(() -> spent(house).path("reserved_usd").decimalValue().signum() == 0);
      var posts = spent(house).path("runs").path(0).path("posts").longValue();
      assertThat(x.billed()).isBetween(100L, 400L);
      assertThat(posts).isBetween(x.billed(), 400L);
    }
  }

  @Test
  void when_one_run_has_spent_its_budget_the_others_go_on() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var rich = follow(house, x, "{\"channels\": [\"x/tea\"], \"budget\": 100}");
      var poor = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 0.50}");
      for (var i = 1; i <= 1_000 && isLive(house, poor); i++) {
        x.post("bieber " + i);
        var told = i;
        Await.until(() ->
            house.told.messages("x/bieber").size() + 20 >= told
                || !isLive(house, poor)
                || !x.isRead());
      }

      house.awaitState(poor, "ended");
      Await.until(() -> x.isRead() && isLive(house, rich));
      assertThat(x.rules()).extracting(XLikeServer.Rule::value).containsExactly("tea");
      x.post("tea again");

      Await.until(() -> house.told.texts("x/tea").contains("tea again"));
      assertThat(house.show(rich).path("channels").path(0).path("gaps")).hasSize(1);
    }
  }

  @Test
  void a_post_counts_once_for_a_run_that_follows_several_of_its_words() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/tea\", \"x/milk\"], \"budget\": 2.00}");

      x.post("tea with milk");
      x.post("milk");

      Await.until(() -> house.told.texts("x/milk").size() == 2);
      assertThat(house.told.texts("x/tea")).containsExactly("tea with milk");
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
    }
  }

  @Test
  void without_a_key_or_a_cap_a_run_is_refused_with_what_to_do() {
    try (var x = new XLikeServer();
        var house = house(x);
        var keyless = new ConnectorsHouse(folder.resolve("keyless"))) {
      var capless = house.house.send("POST", "/api/v1/runs", "{\"channels\": [\"x/bieber\"]}");
      var small =
          house.house.send(
              "POST", "/api/v1/runs", "{\"channels\": [\"x/bieber\"], \"budget\": 0.01}");
      var noKey =
          keyless.house.send(
              "POST", "/api/v1/runs", "{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      assertThat(capless.statusCode()).isEqualTo(422);
      assertThat(capless.body()).contains("x.cap.run");
      assertThat(small.body()).contains("at least 0.255 USD");
      assertThat(noKey.statusCode()).isEqualTo(422);
      assertThat(noKey.body()).contains("x.bearer-token-file");
      assertThat(spent(keyless).path("ready").booleanValue()).isFalse();
      assertThat(spent(keyless).path("why").stringValue()).contains("x.bearer-token-file");
      assertThat(spent(keyless).path("caps").path("day").isNull()).isTrue();
      assertThat(x.asked()).isEmpty();
    }
  }

  @Test
  void a_drop_is_a_gap_and_a_reset_costs_what_may_have_been_on_its_way() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 20}");
      x.post("bieber 1");
      Await.until(() -> house.told.texts("x/bieber").size() == 1);
      x.drop();
      Await.until(() -> x.isRead() && house.told.all(GapSeen.class).size() == 2);
      x.post("bieber 2");
      Await.until(() -> house.told.texts("x/bieber").size() == 2);
      clock.pass(Duration.ofMillis(20));
      x.reset();
      Await.until(() -> x.isRead() && house.told.all(GapSeen.class).size() == 4);

      house.house.send("DELETE", "/api/v1/runs/" + id, "");
      Await.until(() -> x.rules().isEmpty());
      assertThat(spent(house).path("day").path("posts").longValue()).isEqualTo(2 + 50);
      assertThat(house.told.all(GapSeen.class))
          .extracting(GapSeen::reason)
          .contains("connection closed by X", "the connection to X broke");
    }
  }

  @Test
  void whatever_line_comes_it_goes_on_and_what_may_be_a_post_is_counted() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 20}");
      for (var line :
          List.of("{\"data\":{\"id\":", "{}", "[]", "null", "   ", "{\"data\":null}", "not json")) {
        x.line(line);
      }
      x.line("{\"data\":" + "[".repeat(5_000));
      x.line("x".repeat(2 << 20));
      x.bytes(new byte[] {(byte) 0xff, (byte) 0xc3, 0x28, '\r', '\n'});
      x.line("{\"errors\":[{\"title\":\"operational-disconnect\",\"detail\":\"soon\"}]}");
      x.paid("{\"data\":{\"id\":\"3\",\"text\":\"bieber " + "👨‍👩‍👧‍👦".repeat(100) + "\"}}");

      Await.until(() -> house.told.texts("x/bieber").size() == 1);
      house.house.send("DELETE", "/api/v1/runs/" + id, "");
      Await.until(() -> x.rules().isEmpty());
      assertThat(spent(house).path("day").path("posts").longValue()).isEqualTo(7);
    }
  }

  @Test
  void retweets_long_posts_replies_and_edits_are_understood() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      follow(house, x, "{\"channels\": [\"x/radio\"], \"budget\": 2}");

      x.paid(
          """
          {"data":{"id":"11","author_id":"44","text":"RT @kit: cut\u2026","referenced_tweets":\
          [{"type":"retweeted","id":"10"}]},"includes":{"tweets":[{"id":"10","text":"cut &lt;3",\
          "note_tweet":{"text":"the whole of the radio &lt;3"}}],"users":[{"id":"44",\
          "name":"R","username":"Ret"}]}}\
          """);
      x.paid(
          """
          {"data":{"id":"12","text":"a radio reply","referenced_tweets":[{"type":"quoted","id":"1"},\
          {"type":"replied_to","id":"2"}]}}\
          """);
      x.paid(
          "{\"data\":{\"id\":\"14\",\"edit_history_tweet_ids\":[\"12\",\"14\"],\"text\":\"radio edited\"}}");
      x.paid("{\"data\":{\"id\":\"15\",\"text\":\"end of radio\"}}");

      Await.until(() -> house.told.texts("x/radio").contains("end of radio"));
      assertThat(house.told.messages("x/radio"))
          .extracting(m -> m.kind().word() + " " + m.author().login() + ": " + m.text())
          .containsExactly(
              "repost ret: the whole of the radio <3",
              "reply unknown: a radio reply",
              "post unknown: end of radio");
      assertThat(house.told.messages("x/radio").get(1)).extracting(Message::replyTo).isEqualTo("2");
      assertThat(house.told.all(MessagesDeleted.class))
          .extracting(MessagesDeleted::messageId)
          .as("the text before the edit")
          .containsExactly("12");
    }
  }

  @Test
  void only_our_own_rules_are_touched() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      x.rule("cats", "somebody else's");
      var one = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");
      follow(
          house,
          x,
          "{\"channels\": [\"x/Beyonc\u00e9\", \"x/\\\"tea time\\\" #now\"], \"budget\": 2}");
      Await.until(() -> x.rules().size() == 4);

      house.house.send("DELETE", "/api/v1/runs/" + one, "");

      Await.until(() -> x.rules().size() == 3);
      assertThat(x.rules())
          .extracting(XLikeServer.Rule::value)
          .containsExactlyInAnyOrder("cats", "(beyonce OR Beyonc\u00e9)", "\"tea time\" #now");
    }
  }

  @Test
  void words_that_x_refuses_say_so() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      x.refuseRule("bieber");
      var id = house.run("{\"channels\": [\"x/bieber\", \"x/tea\"], \"budget\": 2}");

      Await.until(() -> isLive(house, id));

      Await.until(() -> note(house, id).equals("X doesn't take these words: no verb"));
      assertThat(house.show(id).path("channels").path(1).path("state").stringValue())
          .isEqualTo("live");
    }
  }

  @Test
  void refusals_are_told_in_words_and_never_with_the_key() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      x.refuse("401 {\"title\":\"Unauthorized\",\"detail\":\"Unauthorized\"}");

      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      house.awaitState(id, "waiting");
      assertThat(note(house, id)).contains("doesn't accept the key").doesNotContain(KEY);
      assertThat(spent(house).path("day").path("posts").longValue()).isZero();
      assertThat(house.house.get("/api/v1/spending").body()).doesNotContain(KEY);
    }
  }

  @Test
  void who_hangs_up_without_an_answer_is_paid_nothing() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      x.refuse("");

      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      house.awaitState(id, "waiting");
      assertThat(note(house, id)).isEqualTo("X doesn't answer");
      assertThat(spent(house).path("day").path("posts").longValue()).isZero();
    }
  }

  @Test
  void another_connection_of_the_same_key_is_told_in_words() {
    try (var x = new XLikeServer();
        var house = house(x);
        var other = house(x, folder.resolve("other"), Map.of())) {
      follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      var id = other.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      other.awaitState(id, "waiting");
      assertThat(note(other, id)).contains("another connection reads with this key");
    }
  }

  @Test
  void a_stop_ends_the_stream_in_good_order_and_a_start_goes_on() {
    try (var x = new XLikeServer()) {
      String id;
      try (var house = house(x)) {
        id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");
        x.post("bieber 1");
        Await.until(() -> house.told.texts("x/bieber").size() == 1);
      }
      assertThat(x.isRead()).isFalse();

      try (var house = house(x)) {
        Await.until(x::isRead);
        house.awaitState(id, "live");
        x.post("bieber 2");
        Await.until(() -> house.told.texts("x/bieber").contains("bieber 2"));
        assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
        house.house.send("DELETE", "/api/v1/runs/" + id, "");
        Await.until(() -> x.rules().isEmpty());
        assertThat(spent(house).path("day").path("posts").longValue()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_stream_without_a_sign_of_life_is_given_up_and_opened_again() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      clock.pass(Duration.ofSeconds(22));
      x.post("bieber");
      Await.until(() -> house.told.texts("x/bieber").size() == 1);
      assertThat(house.told.all(GapSeen.class)).isEmpty();
      clock.pass(Duration.ofSeconds(24));

      Await.until(() -> !house.told.all(GapSeen.class).isEmpty());
      assertThat(house.told.all(GapSeen.class).getFirst().reason())
          .isEqualTo("no sign of life for 23 s");
      Await.until(() -> x.isRead() && isLive(house, id));
    }
  }

  @Test
  void when_the_day_has_cost_what_it_may_it_goes_on_at_midnight() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of("x.cap.day", "1.00"))) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"]}");
      for (var i = 1; i <= 1_000 && x.post("bieber " + i) != null; i++) {
        var told = i;
        Await.until(() -> house.told.messages("x/bieber").size() + 20 >= told || !x.isRead());
      }
      house.awaitState(id, "waiting");
      assertThat(note(house, id))
          .isEqualTo("the day's cap of 1.00 USD is spent; goes on at 00:00 UTC");
      Await.until(() -> spent(house).path("reserved_usd").decimalValue().signum() == 0);
      assertThat(spent(house).path("day").path("posts").longValue()).isBetween(x.billed(), 200L);
      var late = house.run("{\"channels\": [\"x/tea\"]}");
      house.awaitState(late, "waiting");

      clock.pass(Duration.ofHours(12));

      Await.until(() -> x.isRead() && isLive(house, id) && isLive(house, late));
      x.post("bieber and tea the day after");
      Await.until(() -> house.told.texts("x/tea").size() == 1);
      assertThat(spent(house).path("day").path("posts").longValue()).isLessThanOrEqualTo(200);
      assertThat(spent(house).path("month").path("posts").longValue())
          .isGreaterThan(x.billed() - 1);
    }
  }

  @Test
  void a_limit_is_heeded_for_a_minute() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      x.refuse("429 {\"title\":\"Too Many Requests\"}");
      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");
      house.awaitState(id, "waiting");
      assertThat(note(house, id)).contains("we ask too often");
      x.refuse(null);
      var asked = streams(x);

      clock.pass(Duration.ofSeconds(30));
      var late = house.run("{\"channels\": [\"x/tea\"], \"budget\": 2}");
      house.awaitState(late, "waiting");
      assertThat(streams(x)).as("it was not asked again").isEqualTo(asked);
      clock.pass(Duration.ofSeconds(31));

      Await.until(() -> x.isRead() && isLive(house, id));
    }
  }

  @Test
  void where_the_plan_allows_it_a_stream_goes_back_over_a_gap() {
    try (var x = new XLikeServer();
        var house = house(x, folder, Map.of("x.backfill", "true"))) {
      follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");
      assertThat(x.asked()).noneMatch(head -> head.contains("backfill"));

      x.drop();

      Await.until(() -> x.asked().stream().anyMatch(head -> head.contains("&backfill_minutes=1 ")));
    }
  }

  private static long streams(XLikeServer x) {
    return x.asked().stream()
        .filter(head -> head.startsWith("GET /2/tweets/search/stream?"))
        .count();
  }

  private ConnectorsHouse house(XLikeServer x, HastyClock clock, Map<String, String> more) {
    return new ConnectorsHouse(folder, clock, clock.ticker(), settings(x, more));
  }

  private static boolean isLive(ConnectorsHouse house, String id) {
    return house.show(id).path("state").stringValue().equals("live");
  }

  private static String note(ConnectorsHouse house, String id) {
    return house.show(id).path("channels").path(0).path("note").asString("");
  }

  private static JsonNode spent(ConnectorsHouse house) {
    return Json.mapper().readTree(house.house.get("/api/v1/spending").body()).path("x");
  }

  private static String follow(ConnectorsHouse house, XLikeServer x, String json) {
    var id = house.run(json);
    Await.until(() ->
        x.isRead()
            && house
                .show(id)
                .path("channels")
                .valueStream()
                .allMatch(c -> c.path("state").stringValue().equals("live")));
    return id;
  }

  private ConnectorsHouse house(XLikeServer x) {
    return house(x, folder, Map.of());
  }

  private ConnectorsHouse house(XLikeServer x, Path data, Map<String, String> more) {
    return new ConnectorsHouse(data, settings(x, more));
  }

  private Map<String, String> settings(XLikeServer x, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("x.api.url", x.url());
    settings.put("x.bearer-token-file", key().toString());
    return settings;
  }

  private Path key() {
    try {
      return Files.writeString(folder.resolve("x.key"), KEY + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
