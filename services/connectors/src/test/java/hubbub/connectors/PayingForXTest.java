package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What X costs is in the books, and no more is spent than may be.
class PayingForXTest extends OnX {
  @Test
  void a_burst_ends_a_run_and_all_of_it_is_in_the_books() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 2.00}");

      x.flood("bieber", 100_000);

      house.awaitState(id, "ended");
      assertThat(house.show(id).path("end_reason").stringValue())
          .isEqualTo("its budget of 2.00 USD is spent");
      assertThat(house.show(id).path("channels").path(0).path("gaps")).isEmpty();
      assertThat(house.told.all(GapSeen.class)).isEmpty();
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
  void who_hangs_up_without_an_answer_is_paid_nothing() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      x.refuse("");

      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 2}");

      house.awaitState(id, "waiting");
      assertThat(note(house, id)).isEqualTo("X doesn't answer");
      Await.until(() -> spent(house).path("day").path("posts").longValue() == 0);
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
  void what_x_is_asked_to_send_again_is_paid_before_and_asked_for_only_if_there_is_money() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of("x.backfill", "true"))) {
      var poor = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 0.45}");
      for (var i = 1; i <= 20; i++) {
        var told = i;
        clock.pass(Duration.ofSeconds(2));
        x.post("bieber " + i);
        Await.until(() -> house.told.texts("x/bieber").size() == told);
      }
      x.drop();
      Await.until(() -> x.isRead() && isLive(house, poor));
      assertThat(x.asked()).noneMatch(head -> head.contains("backfill"));

      follow(house, x, "{\"channels\": [\"x/tea\"], \"budget\": 20}");
      house.house.send("DELETE", "/api/v1/runs/" + poor, "");
      Await.until(() -> x.rules().size() == 1);
      for (var i = 1; i <= 5; i++) {
        var told = i;
        clock.pass(Duration.ofSeconds(2));
        x.post("tea " + i);
        Await.until(() -> house.told.texts("x/tea").size() == told);
      }
      x.drop();
      Await.until(() -> x.isRead() && x.asked().stream().anyMatch(h -> h.contains("backfill")));
      assertThat(spent(house).path("reserved_usd").doubleValue()).isGreaterThan(0.50);
    }
  }

  @Test
  void a_run_whose_only_cap_was_taken_away_over_a_restart_ends_and_reads_nothing_more() {
    try (var x = new XLikeServer()) {
      String bare;
      String paid;
      try (var house = house(x, folder, Map.of("x.cap.day", "5"))) {
        bare = follow(house, x, "{\"channels\": [\"x/bieber\"]}");
        paid = follow(house, x, "{\"channels\": [\"x/tea\"], \"budget\": 2}");
      }

      try (var house = house(x)) {
        house.awaitState(bare, "ended");
        assertThat(house.show(bare).path("end_reason").asString(""))
            .contains("nothing says what it may cost", "x.cap.day");
        Await.until(() -> x.isRead() && isLive(house, paid));
        assertThat(x.rules()).extracting(XLikeServer.Rule::value).containsExactly("tea");
      }
    }
  }

  @Test
  void a_burst_that_ends_in_silence_costs_as_much_again() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of())) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 100}");
      x.flood("bieber", 300);
      Await.until(() -> house.told.messages("x/bieber").size() == 300);

      x.vanish();
      clock.pass(Duration.ofSeconds(24));
      Await.until(() -> streams(x) == 2 && x.isRead() && isLive(house, id));
      house.house.send("DELETE", "/api/v1/runs/" + id, "");

      Await.until(() -> x.rules().isEmpty());
      assertThat(spent(house).path("day").path("posts").longValue()).isGreaterThan(400);
    }
  }

  @Test
  void what_was_asked_for_again_is_paid_once_if_the_stream_breaks_and_not_asked_for_once_more() {
    var clock = new HastyClock(NOON);
    try (var x = new XLikeServer();
        var house = house(x, clock, Map.of("x.backfill", "true"))) {
      var id = follow(house, x, "{\"channels\": [\"x/bieber\"], \"budget\": 100}");
      for (var i = 1; i <= 300; i++) {
        if (i % 20 == 0) {
          clock.pass(Duration.ofSeconds(1));
        }
        x.post("bieber " + i);
      }
      Await.until(() -> house.told.messages("x/bieber").size() == 300);
      x.drop();
      Await.until(() -> streams(x) == 2 && x.isRead() && isLive(house, id));
      assertThat(lastStream(x)).contains("&backfill_minutes=1 ");

      x.reset();

      Await.until(() -> streams(x) == 3 && x.isRead() && isLive(house, id));
      assertThat(lastStream(x)).doesNotContain("backfill");
      assertThat(spent(house).path("day").path("posts").longValue()).isGreaterThan(1_000);
    }
  }

  private static String lastStream(XLikeServer x) {
    return x.asked().stream()
        .filter(head -> head.startsWith("GET /2/tweets/search/stream?"))
        .reduce("", (_, last) -> last);
  }
}
