package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What comes on X is heard, whatever it looks like and however the stream breaks.
class ListeningToXTest extends OnX {
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
      assertThat(house.told.messages("x/radio").get(1).details()).isEqualTo(Map.of("quote", "1"));
      assertThat(house.told.all(MessagesDeleted.class))
          .extracting(MessagesDeleted::messageId)
          .as("the text before the edit")
          .containsExactly("12");
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
      Await.until(() -> !x.isRead());

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

      for (var told : List.of(1, 2)) {
        clock.pass(Duration.ofSeconds(12));
        x.post("bieber " + told);
        Await.until(() -> house.told.texts("x/bieber").size() == told);
      }
      assertThat(house.told.all(GapSeen.class)).isEmpty();
      clock.pass(Duration.ofSeconds(24));

      Await.until(() -> !house.told.all(GapSeen.class).isEmpty());
      assertThat(house.told.all(GapSeen.class).getFirst().reason())
          .isEqualTo("no sign of life for 23 s");
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

  @Test
  void an_edit_that_gains_a_word_of_its_run_counts_no_more() {
    try (var x = new XLikeServer();
        var house = house(x)) {
      var id = follow(house, x, "{\"channels\": [\"x/milk\", \"x/tea\"], \"budget\": 2}");
      var other = follow(house, x, "{\"channels\": [\"x/milk\"], \"budget\": 2}");

      x.paid("{\"data\":{\"id\":\"12\",\"text\":\"tea\"}}");
      x.paid(edit("12", "14", "tea with milk"));
      x.paid("{\"data\":{\"id\":\"22\",\"text\":\"more tea\"}}");
      x.paid(edit("22", "24", "more milk"));
      x.post("the end of milk");

      Await.until(() -> house.told.texts("x/milk").contains("the end of milk"));
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(3);
      assertThat(house.show(other).path("messages").intValue()).isEqualTo(3);
    }
  }

  private static String edit(String first, String id, String text) {
    return "{\"data\":{\"id\":\"%s\",\"edit_history_tweet_ids\":[\"%s\",\"%s\"],\"text\":\"%s\"}}"
        .formatted(id, first, id, text);
  }
}
