package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Modes;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody said is gone everywhere when it is gone: in its room, where others quote it, where
/// it was pinned or held, at whoever comes back, in what programs ask for, and in every row.
class LettingGoTest {
  private static final String WORD = "xylophone";
  private static final Duration MISSED = Duration.ofMinutes(10);

  @TempDir Path folder;
  private ChatHouse chat;

  @BeforeEach
  void open() {
    chat = new ChatHouse(folder).settled();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  private void restart() {
    chat.close();
    chat = new ChatHouse(folder, Map.of(), chat.clock);
  }

  private Line answer(String name, Line parent) {
    var speech = new Speech("ah, that", false, parent.id(), null, null);
    if (chat.say(ChatHouse.person(name), speech) instanceof Spoken.Heard(var line)) {
      return line;
    }
    throw new AssertionError("was not heard");
  }

  /// All that is told to anybody who asks.
  private String told() {
    Connection connection = _ -> {};
    var entered = chat.enter(ChatHouse.person("Cleo"), connection, Optional.of(new Offset(0, 0)));
    chat.rooms.leave("friday", connection);
    assertThat(entered.missed()).isInstanceOf(Entered.Missed.All.class);
    return Json.write(((Entered.Missed.All) entered.missed()).news())
        + Json.write(entered.room())
        + Json.write(chat.history())
        + chat.house.get("/api/v1/channels/friday/chat").body()
        + chat.house.get("/api/v1/channels/friday/chat/messages").body()
        + chat.house.get("/api/v2/recent-messages/friday").body();
  }

  /// What stands in a column; everybody has to come again.
  private List<String> rows(String query) {
    chat.close();
    try (var storage = Shape.at(folder).open(folder, chat.clock)) {
      return storage
          .open("chat")
          .read(tx -> tx.handle().createQuery(query).mapTo(String.class).list());
    } finally {
      chat = new ChatHouse(folder, Map.of(), chat.clock);
    }
  }

  /// All rows that have the word.
  private List<String> rowsWithTheWord() {
    var columns =
        Map.of(
            "entry", "body",
            "held", "body",
            "note", "text",
            "log", "detail",
            "visitor", "unsaid_how",
            "silence", "reason");
    return columns.entrySet().stream()
        .map(one ->
            "SELECT %2$s FROM %1$s WHERE %2$s LIKE '%%%3$s%%'"
                .formatted(one.getKey(), one.getValue(), WORD))
        .flatMap(query -> rows(query).stream())
        .toList();
  }

  @Test
  void a_deleted_lines_words_are_told_to_nobody_also_where_others_quote_them() {
    var line = chat.line("Ben", WORD);
    answer("Cleo", line);
    chat.command("Max", "/pin " + line.id());
    assertThat(told()).contains(WORD);

    chat.command("Max", "/delete " + line.id());

    assertThat(told()).doesNotContain(WORD).contains("ah, that");
    assertThat(chat.rooms.find("friday").orElseThrow().pinned()).isEmpty();
    restart();
    assertThat(told()).doesNotContain(WORD).contains("ah, that");
  }

  @Test
  void whoever_is_silenced_has_nothing_pinned_and_is_quoted_nowhere() {
    var line = chat.line("Ben", WORD);
    answer("Cleo", line);
    chat.command("Max", "/pin " + line.id());
    chat.cried.clear();

    chat.command("Max", "/timeout ben 60");

    assertThat(chat.cried)
        .filteredOn(News.Pinned.class::isInstance)
        .extracting(news -> ((News.Pinned) news).line())
        .containsExactly(Optional.empty());
    assertThat(told()).doesNotContain(WORD).contains("ah, that");
    restart();
    assertThat(told()).doesNotContain(WORD).contains("ah, that");
  }

  @Test
  void a_cleared_room_has_nothing_pinned() {
    chat.command("Max", "/pin " + chat.line("Max", WORD).id());

    chat.command("Max", "/clear");

    assertThat(told()).doesNotContain(WORD);
    assertThat(chat.rooms.find("friday").orElseThrow().pinned()).isEmpty();
  }

  @Test
  void what_is_pinned_still_is_shown_with_its_words_after_a_restart() {
    chat.command("Max", "/pin " + chat.line("Max", WORD).id());
    restart();

    assertThat(chat.rooms.find("friday").orElseThrow().pinned().map(Line::text)).contains(WORD);
    Connection connection = _ -> {};
    var entered = chat.enter(ChatHouse.person("Cleo"), connection, Optional.of(new Offset(0, 0)));
    assertThat(((Entered.Missed.All) entered.missed()).news())
        .filteredOn(News.Pinned.class::isInstance)
        .extracting(news -> ((News.Pinned) news).line().map(Line::text))
        .containsExactly(Optional.of(WORD));
  }

  @Test
  void an_answer_quotes_what_it_answers_also_after_a_restart_and_a_review() {
    var line = chat.line("Ben", WORD);
    chat.act("Ada", new Action.ChangeModes(List.of(new ModeChange.LinkRule(Modes.Links.HELD))));
    var speech = new Speech("see example.com", false, line.id(), null, null);
    var held = (Spoken.Held) chat.say(ChatHouse.person("Cleo"), speech);
    restart();

    chat.act("Max", new Action.Review(held.heldId(), true));

    for (var round = 0; round < 2; round++) {
      assertThat(chat.history().getLast().reply())
          .isNotNull()
          .satisfies(reply -> assertThat(reply.text()).isEqualTo(WORD));
      restart();
    }
  }

  @Test
  void whoever_deletes_their_account_leaves_no_word_in_any_row_and_others_hear_of_it() {
    var line = chat.line("Ben", WORD);
    answer("Cleo", line);
    chat.command("Max", "/pin " + line.id());
    chat.command("Max", "/delete " + chat.line("Ben", WORD + " two").id());
    chat.act("Ada", new Action.ChangeModes(List.of(new ModeChange.LinkRule(Modes.Links.HELD))));
    assertThat(chat.say("Ben", WORD + " example.com")).isInstanceOf(Spoken.Held.class);
    chat.command("Max", "/note ben says " + WORD);
    assertThat(rowsWithTheWord()).hasSizeGreaterThan(2);
    var deleted = new CopyOnWriteArrayList<MessagesDeleted>();
    chat.house
        .platform()
        .bus()
        .follow(Set.of(MessagesDeleted.class), fact -> deleted.add((MessagesDeleted) fact));
    assertThat(told()).contains(WORD);

    chat.tell(new AccountDeleted(ChatHouse.id("Ben"), chat.nextChange()));

    Await.until(() -> chat.rooms.find("friday").orElseThrow().pinned().isEmpty());
    assertThat(told()).doesNotContain(WORD).contains("ah, that");
    assertThat(chat.rooms.look("friday", Optional.empty(), 0).orElseThrow().held()).isEmpty();
    Await.until(() -> !deleted.isEmpty());
    assertThat(deleted)
        .containsExactly(
            new MessagesDeleted(
                new hubbub.contracts.Channel("hubbub", "friday"),
                null,
                ChatHouse.id("Ben"),
                chat.clock.instant(),
                "the account is deleted"));
    assertThat(rowsWithTheWord()).isEmpty();
    assertThat(told()).doesNotContain(WORD).contains("ah, that");
  }

  @Test
  void whoever_opted_out_is_quoted_no_longer_than_they_are_kept() {
    answer("Cleo", chat.line("Ben", WORD));
    chat.tell(new PersonOptedOut("hubbub", ChatHouse.id("Ben"), true, chat.clock.instant()));

    chat.clock.pass(MISSED.plusMillis(1));
    chat.service.tidy();

    assertThat(rowsWithTheWord()).isEmpty();
    assertThat(Json.write(chat.history())).doesNotContain(WORD).contains("ah, that");
  }

  @Test
  void of_what_is_no_line_only_the_number_is_kept_when_nobody_can_have_missed_it() {
    var known = chat.line("Ben", "one").offset();
    chat.command("Max", "/timeout ben 60 " + WORD);
    var last = chat.rooms.find("friday").orElseThrow().last();
    chat.clock.pass(MISSED.plusMillis(1));

    chat.service.tidy();

    var bodies = rows("SELECT body FROM entry WHERE id IS NULL");
    assertThat(bodies).isNotEmpty().containsOnly("");
    assertThat(chat.line("Cleo", "two").offset().n()).isEqualTo(last.n() + 1);
    Connection connection = _ -> {};
    assertThat(chat.enter(ChatHouse.person("Mia"), connection, Optional.of(known)).missed())
        .as("they missed that a line is gone")
        .isInstanceOf(Entered.Missed.NotWhole.class);
  }
}
