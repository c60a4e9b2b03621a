package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What X is asked for, and how long it is left alone where it says no.
class AskingXTest extends OnX {
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
      Await.until(() -> spent(house).path("day").path("posts").longValue() == 0);
      assertThat(house.house.get("/api/v1/spending").body()).doesNotContain(KEY);
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
  void a_rule_is_there_only_if_x_says_so() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      x.answerRules("201 {\"errors\":[{\"title\":\"ServiceUnavailable\"}]}", "");
      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      house.awaitState(id, "waiting");
      assertThat(note(house, id)).isEqualTo("X doesn't take these words: ServiceUnavailable");
      assertThat(x.isRead()).isFalse();
      x.answerRules(null, "");
      clock.pass(Duration.ofMinutes(1));

      Await.until(() -> x.isRead() && isLive(house, id));
      x.answerRules("201 {}", "");
      var late = house.run("{\"channels\": [\"x/tea\"], \"budget\": 2}");
      Await.until(() -> note(house, late).contains("X doesn't say whether it took them"));
      x.answerRules(null, "");
      clock.pass(Duration.ofMinutes(1));

      Await.until(() -> isLive(house, late));
    }
  }

  @Test
  void a_limit_on_rules_is_heeded_as_long_as_x_says_while_the_stream_goes_on() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2}");
      x.answerRules(
          "429 {\"title\":\"Too Many Requests\"}",
          "x-rate-limit-remaining: 0\r\nx-rate-limit-reset: "
              + clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond()
              + "\r\n");
      var late = house.run("{\"channels\": [\"x/tea\"], \"budget\": 2}");
      Await.until(() -> adds(x) == 2);
      x.answerRules(null, "");

      for (var i = 1; i <= 65; i++) {
        var told = i;
        clock.pass(Duration.ofSeconds(10));
        x.post("bieber " + i);
        Await.until(() -> house.told.texts("x/bieber").size() == told);
        if (i == 40) {
          assertThat(adds(x)).as("it was not asked again").isEqualTo(2);
        }
      }

      Await.until(() -> isLive(house, late));
    }
  }

  private static long adds(XLikeServer x) {
    return x.asked().stream().filter(text -> text.startsWith("{\"add\"")).count();
  }
}
