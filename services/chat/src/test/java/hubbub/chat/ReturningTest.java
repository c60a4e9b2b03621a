package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturningTest {
  private static final Map<String, String> TALKATIVE =
      Map.of("chat.lines-per-person", "100000", "chat.lines-per-address", "1000000");

  @TempDir Path folder;
  private ChatHouse chat;

  @BeforeEach
  void open() {
    chat = new ChatHouse(folder, TALKATIVE).settled();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  private Entered.Missed missed(Offset since) {
    Connection nobody = _ -> {};
    return chat.enter(ChatHouse.person("Cleo"), nobody, Optional.of(since)).missed();
  }

  private List<String> texts(Offset since) {
    if (missed(since) instanceof Entered.Missed.All(var news)) {
      return news.stream().map(ReturningTest::text).toList();
    }
    throw new AssertionError("it is not whole");
  }

  private static String text(News news) {
    return switch (news) {
      case News.LineSaid(var line, _) -> line.deleted() == null ? line.text() : "gone";
      default -> news.getClass().getSimpleName();
    };
  }

  private void restart() {
    chat.close();
    chat = new ChatHouse(folder, TALKATIVE, chat.clock);
  }

  @Test
  void whoever_comes_back_is_told_what_they_missed_in_order_and_once() {
    var known = chat.line("Ben", "one").offset();
    assertThat(texts(known)).isEmpty();
    var two = chat.line("Ben", "two");
    chat.line("Ben", "three");
    chat.command("Max", "/delete " + two.id());
    chat.command("Max", "/slow 5");

    assertThat(texts(known)).containsExactly("gone", "three", "LineDeleted", "ModesChanged");
    assertThat(texts(new Offset(0, 0)))
        .containsExactly("one", "gone", "three", "LineDeleted", "ModesChanged");
  }

  @Test
  void also_after_a_restart_and_numbers_go_on() {
    var known = chat.line("Ben", "one").offset();
    var two = chat.line("Ben", "two").offset();

    restart();

    assertThat(texts(known)).containsExactly("two");
    var three = chat.line("Ben", "three").offset();
    assertThat(three.n()).isEqualTo(two.n() + 1);
    assertThat(three.epoch()).isGreaterThan(two.epoch());
    assertThat(texts(known)).containsExactly("two", "three");
  }

  @Test
  void every_kind_of_news_is_kept_as_it_was_told() {
    var known = chat.line("Ben", "one").offset();
    var two = chat.line("Ben", "two");
    chat.command("Ada", "/followers 10m");
    chat.command("Ada", "/timeout cleo 60 rude");
    chat.command("Ada", "/ban mia");
    chat.command("Ada", "/unban mia");
    chat.command("Ada", "/pin " + two.id());
    chat.command("Ada", "/unpin");
    chat.command("Ada", "/announce hear");
    chat.act("Ada", new Action.PutEmote("adaWave", "image/png", 28, 28, new byte[] {1}));
    chat.command("Ada", "/delete " + two.id());
    chat.command("Ada", "/clear");
    ChatHouse.now(chat.rooms.act(ChatHouse.person("Ben"), "monday", new Action.Raid("friday")));
    var told = durable(missed(known));

    restart();

    assertThat(durable(missed(known))).isEqualTo(told).hasSize(12);
  }

  private static List<News> durable(Entered.Missed missed) {
    if (missed instanceof Entered.Missed.All(var news)) {
      return news;
    }
    throw new AssertionError("it is not whole");
  }

  @Test
  void what_was_said_too_long_ago_is_not_whole() {
    var known = chat.line("Ben", "one").offset();
    var two = chat.line("Ben", "two").offset();
    chat.clock.pass(Duration.ofMinutes(10).plusMillis(1));

    assertThat(missed(known)).isEqualTo(new Entered.Missed.NotWhole());
    assertThat(texts(two)).isEmpty();
    chat.line("Ben", "three");
    assertThat(texts(two)).containsExactly("three");
    restart();
    assertThat(texts(two)).containsExactly("three");
    assertThat(missed(known)).isEqualTo(new Entered.Missed.NotWhole());
  }

  @Test
  void a_thousand_are_whole_and_one_more_is_not() {
    var zero = chat.line("Ben", "zero").offset();
    var one = chat.line("Ben", "one").offset();
    var said = new ArrayList<java.util.concurrent.CompletableFuture<Spoken>>();
    for (var i = 2; i <= 1_001; i++) {
      said.add(chat.rooms.say(ChatHouse.person("Ben"), "friday", Speech.of("line " + i)));
    }
    said.forEach(ChatHouse::now);

    assertThat(texts(one)).hasSize(1_000);
    assertThat(missed(zero)).isEqualTo(new Entered.Missed.NotWhole());
    restart();
    assertThat(texts(one)).hasSize(1_000).endsWith("line 1001");
    assertThat(missed(zero)).isEqualTo(new Entered.Missed.NotWhole());
  }

  @Test
  void an_offset_of_another_history_is_not_whole() {
    var known = chat.line("Ben", "one").offset();
    chat.line("Ben", "two");

    assertThat(missed(new Offset(known.epoch() + 1, known.n())))
        .isEqualTo(new Entered.Missed.NotWhole());
    assertThat(missed(new Offset(known.epoch(), known.n() + 5)))
        .isEqualTo(new Entered.Missed.NotWhole());
  }

  @Test
  void the_same_nonce_is_the_same_line_also_after_a_restart() {
    var speech = new Speech("hello", false, null, "n-1", null);
    var once = ((Spoken.Heard) chat.say(ChatHouse.person("Ben"), speech)).line();

    restart();

    assertThat(((Spoken.Heard) chat.say(ChatHouse.person("Ben"), speech)).line().id())
        .isEqualTo(once.id());
    assertThat(chat.history().stream().map(Line::text)).containsExactly("hello");
  }

  @Test
  void history_goes_back_page_by_page() {
    for (var i = 0; i < 7; i++) {
      chat.line("Ben", "line " + i);
    }

    var newest = chat.rooms.history("friday", Optional.empty(), 3);
    var older = chat.rooms.history("FRIDAY", Optional.of(newest.getFirst().offset()), 3);

    assertThat(newest.stream().map(Line::text)).containsExactly("line 4", "line 5", "line 6");
    assertThat(older.stream().map(Line::text)).containsExactly("line 1", "line 2", "line 3");
  }
}
