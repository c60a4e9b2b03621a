package hubbub.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a page hears over its WebSocket.
class FeedTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  private static final Channel HERON = new Channel("twitch", "heronsings");
  private static final Instant NOW = PinnedClock.BEGIN;

  @TempDir Path folder;
  private SmallHouse house;
  private Database teller;

  @BeforeEach
  void open() {
    var clock = new PinnedClock();
    house =
        new SmallHouse(
            folder,
            clock,
            clock.ticker(),
            Map.of(
                "http.waiting-max", "65536",
                "http.ping-time", "10m",
                "feed.subscriptions-max", "3"));
    house.with(WebService::new);
    teller = house.teller();
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_page_hears_the_messages_of_its_channel_in_order_and_no_others() {
    try (var page = page("twitch/kestrelplays")) {
      tell(seen(HERON, "r1", "not for you"), seen(KESTREL, "r1", "one", "two"));
      tell(seen(KESTREL, "r1", "three"));

      Await.until(() -> page.texts().size() >= 3);
      assertThat(page.texts()).containsExactly("one", "two", "three");
    }
  }

  @Test
  void a_message_has_the_shape_of_the_api_with_its_mood() {
    try (var page = page("twitch/kestrelplays")) {
      tell(seen(KESTREL, "r1", "I love this, wonderful"));

      var message = page.hears("messages").path("messages").path(0);
      assertThat(message.path("id").stringValue("")).isEqualTo("id-I love this, wonderful");
      assertThat(message.path("channel").stringValue("")).isEqualTo("twitch/kestrelplays");
      assertThat(message.path("run_ids").path(0).stringValue("")).isEqualTo("r1");
      assertThat(message.path("kind").stringValue("")).isEqualTo("message");
      assertThat(message.path("author").path("login").stringValue("")).isEqualTo("ana");
      assertThat(message.path("received_at").stringValue("")).isEqualTo("2026-03-01T20:00:00.000Z");
      assertThat(message.path("deleted_at").isNull()).isTrue();
      assertThat(message.path("mood").path("label").stringValue("")).isEqualTo("positive");
    }
  }

  @Test
  void a_page_that_follows_a_run_hears_all_of_its_channels_once() {
    try (var page = page("run:r1", "twitch/kestrelplays")) {
      tell(seen(KESTREL, "r1", "one"), seen(HERON, "r1", "two"), seen(HERON, "r2", "not yours"));
      tell(seen(KESTREL, "r1", "three"));

      Await.until(() -> page.texts().contains("three"));
      Await.until(() -> page.texts().size() >= 3);
      assertThat(page.texts()).containsExactlyInAnyOrder("one", "two", "three");
    }
  }

  @Test
  void who_opted_out_is_shown_to_nobody_also_after_a_restart() {
    tell(new PersonOptedOut("twitch", "7", true, NOW));
    house.settle();
    try (var page = page("twitch/kestrelplays")) {
      tell(seen(KESTREL, "r1", "not for you"), by("8", KESTREL, "r1", "here"));

      Await.until(() -> !page.texts().isEmpty());
      assertThat(page.texts()).containsExactly("here");
    }

    close();
    open();
    try (var page = page("twitch/kestrelplays")) {
      tell(seen(KESTREL, "r1", "not for you"), by("8", KESTREL, "r1", "here again"));
      Await.until(() -> page.texts().contains("here again"));
      tell(new PersonOptedOut("twitch", "7", false, NOW.plusSeconds(1)));
      house.settle();
      tell(seen(KESTREL, "r1", "back again"));

      Await.until(() -> page.texts().size() >= 2);
      assertThat(page.texts()).containsExactly("here again", "back again");
    }
  }

  @Test
  void a_new_wish_replaces_the_old_one() {
    try (var page = page("twitch/kestrelplays")) {
      page.wants("{\"subscribe\": [\"twitch/heronsings\"], \"kinds\": [\"messages\"]}");

      tell(seen(KESTREL, "r1", "gone by"), seen(HERON, "r1", "here"));

      Await.until(() -> !page.texts().isEmpty());
      assertThat(page.texts()).containsExactly("here");
    }
  }

  @Test
  void deletions_gaps_runs_and_moods_are_told() {
    try (var page = page("twitch/kestrelplays")) {
      tell(
          new MessagesDeleted(KESTREL, "m1", null, NOW, "deleted"),
          new GapSeen("g1", KESTREL, List.of("r1"), NOW, null, "connection closed by Twitch"),
          new RunStarted("r1", "Friday", NOW, List.of(KESTREL), true),
          new RunEnded("r1", NOW, "ended by the owner"));
      house
          .platform()
          .bus()
          .pass(new MoodMeasured(KESTREL, NOW, "positive", "warm", 0.31, 0.1, 12, null));

      assertThat(page.hears("deleted").path("message_id").stringValue("")).isEqualTo("m1");
      var gap = page.hears("gaps");
      assertThat(gap.path("reason").stringValue("")).isEqualTo("connection closed by Twitch");
      assertThat(gap.path("to").isNull()).isTrue();
      assertThat(page.hears(f -> f.path("event").stringValue("").equals("run_started")))
          .isNotNull();
      assertThat(page.hears(f -> f.path("event").stringValue("").equals("run_ended")).path("run"))
          .hasToString("\"r1\"");
      assertThat(page.hears("mood").path("word").stringValue("")).isEqualTo("warm");
    }
  }

  @Test
  void counters_come_each_second_and_their_sum_is_every_message() {
    try (var page = page("twitch/kestrelplays", "run:r1")) {
      tell(measured("r1", KESTREL));
      tell(seen(KESTREL, "r1", "one", "two", "three"));

      Await.until(() -> sum(page, "channel") >= 3 && sum(page, "run") >= 3);
      assertThat(sum(page, "channel")).isEqualTo(3);
      assertThat(sum(page, "run")).isEqualTo(3);
    }
  }

  @Test
  void a_page_that_can_use_few_messages_gets_the_newest_and_is_told_how_many_it_missed() {
    try (var page = Page.open(house)) {
      page.wants(
          """
          {"subscribe": ["twitch/kestrelplays"], "kinds": ["messages"], "most": 5}\
          """);

      tell(seen(KESTREL, "r1", lines(100)));

      var skipped = page.hears("skipped").path("messages").asInt(0);
      Await.until(() -> !page.texts().isEmpty());
      assertThat(page.texts()).hasSizeLessThanOrEqualTo(5).endsWith("line 99");
      assertThat(skipped + page.texts().size()).isEqualTo(100);
    }
  }

  @Test
  void what_cannot_be_understood_is_answered_with_the_field() {
    try (var page = Page.open(house)) {
      for (var wrong :
          List.of(
              "hello",
              "[]",
              "{\"subscribe\": \"twitch/kestrelplays\"}",
              "{\"subscribe\": [\"twitch/kestrelplays\", \"kestrelplays\"]}",
              "{\"subscribe\": [7]}",
              "{\"subscribe\": [\"a/1\", \"a/2\", \"a/3\", \"a/4\"]}",
              "{\"subscribe\": [], \"kinds\": [\"mesages\"]}",
              "{\"subscribe\": [], \"most\": -1}")) {
        page.say(wrong);
      }

      Await.until(() -> page.all("problem").size() == 8);
      assertThat(fields(page))
          .containsExactly(
              "",
              "",
              "/subscribe",
              "/subscribe/1",
              "/subscribe/0",
              "/subscribe",
              "/kinds/0",
              "/most");
      page.wants("{\"subscribe\": [\"twitch/kestrelplays\"]}");
    }
  }

  @Test
  void a_slow_page_slows_nobody_and_hears_the_newest_as_soon_as_it_reads_on() throws Exception {
    try (var slow = new SlowPage(house.port());
        var quick = page("twitch/kestrelplays")) {
      slow.say("{\"subscribe\": [\"twitch/kestrelplays\"], \"kinds\": [\"messages\"]}");
      slow.readTo("subscribed");

      for (var i = 0; i < 60; i++) {
        tell(seen(KESTREL, "r1", longLines(200)));
      }
      tell(seen(KESTREL, "r1", "the last"));

      Await.until(Duration.ofMinutes(1), () -> heardAndSkipped(quick) == 12_001);
      assertThat(quick.texts()).endsWith("the last");
      slow.readAll(12_001);
      assertThat(slow.texts()).endsWith("the last");
      assertThat(slow.texts().size() + slow.skipped()).isEqualTo(12_001);
      assertThat(slow.skipped()).isPositive();
    }
  }

  private Page page(String... keys) {
    return Page.open(house).wants("{\"subscribe\": [\"" + String.join("\", \"", keys) + "\"]}");
  }

  private static long heardAndSkipped(Page page) {
    return page.texts().size()
        + page.all("skipped").stream().mapToLong(f -> f.path("messages").asLong(0)).sum();
  }

  private static long sum(Page page, String whose) {
    return page.all("counters").stream()
        .filter(frame -> frame.has(whose))
        .mapToLong(frame -> frame.path("per_second").asLong(0))
        .sum();
  }

  private static List<String> fields(Page page) {
    return page.all("problem").stream()
        .map(frame -> frame.path("errors").path(0).path("field").stringValue(""))
        .toList();
  }

  private void tell(KeptFact... facts) {
    teller.write(transaction -> {
      for (var fact : facts) {
        transaction.tell(fact);
      }
      return true;
    });
  }

  private static String[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i).toArray(String[]::new);
  }

  private static String[] longLines(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + " foam".repeat(250)).toArray(String[]::new);
  }

  private static MessagesSeen seen(Channel channel, String run, String... texts) {
    return by("7", channel, run, texts);
  }

  private static MessagesSeen by(String author, Channel channel, String run, String... texts) {
    var messages = new ArrayList<Message>();
    for (var text : texts) {
      messages.add(
          new Message(
              "id-" + text,
              MessageKind.MESSAGE,
              new Author(author, "ana", "Ana", null),
              text,
              NOW,
              NOW,
              null,
              List.of(),
              List.of(),
              false,
              Map.of()));
    }
    return new MessagesSeen(channel, List.of(run), messages);
  }

  private static RunMeasured measured(String run, Channel channel) {
    return new RunMeasured(
        run, NOW, 1_000, List.of(new RunMeasured.OfChannel(channel, 1_000, List.of())));
  }
}
