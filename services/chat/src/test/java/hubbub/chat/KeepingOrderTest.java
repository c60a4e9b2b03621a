package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.Role;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingOrderTest {
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

  private List<String> shown() {
    return chat.history().stream()
        .map(line -> line.deleted() == null ? line.text() : "gone" + line.text())
        .toList();
  }

  @Test
  void a_timeout_silences_until_it_ends_and_takes_what_was_said_away() {
    chat.line("Ben", "rude");
    chat.line("Cleo", "polite");

    assertThat(chat.command("Max", "/timeout @Ben 60 be nice")).isInstanceOf(Acted.Done.class);

    assertThat(chat.say("Ben", "hm"))
        .isEqualTo(new Spoken.Banned(Optional.of(chat.clock.instant().plusSeconds(60))));
    assertThat(shown()).containsExactly("gone", "polite");
    chat.clock.pass(Duration.ofSeconds(60));
    chat.line("Ben", "sorry");
    assertThat(shown()).containsExactly("gone", "polite", "sorry");
  }

  @Test
  void a_ban_stays_also_after_a_restart_until_it_is_ended() {
    chat.line("Ben", "rude");
    chat.command("Max", "/ban ben");
    assertThat(chat.command("Max", "/ban ben")).isEqualTo(new Acted.Already());
    assertThat(chat.command("Max", "/untimeout ben")).isEqualTo(new Acted.Already());
    chat.close();
    chat = new ChatHouse(folder, java.util.Map.of(), chat.clock);

    assertThat(chat.say("Ben", "hm")).isEqualTo(new Spoken.Banned(Optional.empty()));
    assertThat(shown()).containsExactly("gone");
    assertThat(chat.command("Max", "/unban ben")).isInstanceOf(Acted.Done.class);
    chat.line("Ben", "thanks");
    assertThat(chat.command("Max", "/unban ben")).isEqualTo(new Acted.Already());
  }

  @Test
  void nobody_silences_the_broadcaster_or_themselves_and_only_they_a_moderator() {
    assertThat(chat.command("Max", "/ban ada"))
        .isEqualTo(new Acted.Untouchable(Acted.Why.BROADCASTER));
    assertThat(chat.command("Max", "/ban otto"))
        .isEqualTo(new Acted.Untouchable(Acted.Why.BROADCASTER));
    assertThat(chat.command("Max", "/timeout max"))
        .isEqualTo(new Acted.Untouchable(Acted.Why.ONESELF));
    chat.tell(chat.roles("friday", "Mia", Role.MODERATOR));
    Await.untilAsserted(() ->
        assertThat(chat.command("Max", "/ban mia"))
            .isEqualTo(new Acted.Untouchable(Acted.Why.MODERATOR)));
    assertThat(chat.command("Ada", "/ban mia")).isInstanceOf(Acted.Done.class);
    assertThat(chat.command("Max", "/ban nobody_here"))
        .isEqualTo(new Acted.NoPerson("nobody_here"));
  }

  @Test
  void a_deleted_line_and_a_cleared_room_have_no_text_for_others() {
    var line = chat.line("Ben", "oops");
    chat.line("Cleo", "fine");
    assertThat(chat.command("Max", "/delete " + line.id())).isInstanceOf(Acted.Done.class);
    assertThat(chat.command("Max", "/delete " + line.id())).isEqualTo(new Acted.Already());
    assertThat(shown()).containsExactly("gone", "fine");

    chat.command("Max", "/clear");

    assertThat(shown()).containsExactly("gone", "gone");
    chat.line("Ben", "new");
    assertThat(shown()).containsExactly("gone", "gone", "new");
  }

  @Test
  void an_address_that_is_banned_may_not_speak_or_come_in_but_moderators_may() {
    assertThat(chat.command("Ada", "/banaddress 192.0.2.0/24"))
        .isEqualTo(new Acted.Untouchable(Acted.Why.ONESELF));
    assertThat(chat.command("Ada", "/banaddress 198.51.100.9")).isInstanceOf(Acted.Done.class);

    var entered =
        ChatHouse.now(
            chat.rooms.enter("friday", ChatHouse.guest("Sly1"), _ -> {}, Optional.empty()));

    assertThat(entered).isEqualTo(new Entered.Shut());
    assertThat(chat.command("Ada", "/banaddress 1.2.3.4/4")).isInstanceOf(Acted.Wrong.class);
    chat.command("Ada", "/unbanaddress 198.51.100.9");
    chat.enter(ChatHouse.guest("Sly1"), _ -> {}, Optional.empty());
  }

  @Test
  void a_pinned_line_stays_on_top_until_it_is_taken_down_or_deleted() {
    var line = chat.line("Max", "rules: be nice");
    chat.command("Max", "/pin " + line.id());
    assertThat(chat.rooms.find("friday").orElseThrow().pinned().map(Line::text))
        .contains("rules: be nice");
    chat.command("Max", "/delete " + line.id());
    assertThat(chat.rooms.find("friday").orElseThrow().pinned()).isEmpty();
  }

  @Test
  void a_raid_and_an_announcement_are_told() {
    chat.cried.clear();
    chat.command("Max", "/announceblue hello all");
    chat.command("Ada", "/raid monday");

    assertThat(chat.cried)
        .anyMatch(news ->
            news instanceof News.Announced(var line, var color)
                && color.equals("blue")
                && line.kind() == Line.Kind.ANNOUNCEMENT);
    assertThat(chat.cried)
        .anyMatch(
            news -> news instanceof News.Raided raided && raided.from().login().equals("ada"));
    assertThat(chat.cried)
        .as("in the room that they leave, too")
        .anyMatch(news -> news instanceof News.Raiding raiding && raiding.to().equals("monday"));
    assertThat(chat.act("Max", new Action.Announce("hear", "#ff0000")))
        .isEqualTo(new Acted.Wrong("color", "must be one of primary, blue, green, orange, purple"));
  }

  @Test
  void raids_come_not_too_often_and_not_from_whoever_is_silenced_there() {
    assertThat(chat.command("Max", "/raid nowhere")).isEqualTo(new Acted.NotThere("channel"));
    assertThat(chat.command("Max", "/raid monday")).isInstanceOf(Acted.Done.class);
    assertThat(chat.command("Max", "/raid monday"))
        .isEqualTo(new Acted.TooFast(Duration.ofSeconds(30)));
    chat.clock.pass(Duration.ofSeconds(30));
    assertThat(chat.command("Max", "/raid monday")).isInstanceOf(Acted.Done.class);

    ChatHouse.now(
        chat.rooms.act(ChatHouse.person("Ben"), "monday", new Action.Ban("max", "no more")));

    chat.clock.pass(Duration.ofSeconds(30));
    assertThat(chat.command("Max", "/raid monday")).isEqualTo(new Acted.NotAllowed(Deed.RAID));
  }

  @Test
  void a_moderator_who_is_banned_may_neither_speak_nor_keep_order() {
    chat.line("Max", "I rule");

    assertThat(chat.command("Ada", "/ban max")).isInstanceOf(Acted.Done.class);

    assertThat(chat.say("Max", "still")).isEqualTo(new Spoken.Banned(Optional.empty()));
    assertThat(chat.command("Max", "/unban max")).isEqualTo(new Acted.NotAllowed(Deed.BAN));
    assertThat(chat.command("Max", "/clear")).isEqualTo(new Acted.NotAllowed(Deed.CLEAR));
    chat.command("Ada", "/unban max");
    chat.line("Max", "again");
  }

  @Test
  void a_name_that_was_given_up_is_its_new_owners() {
    chat.line("Ben", "hello");
    chat.enter(ChatHouse.person("Ben"), _ -> {}, Optional.empty());
    chat.tell(
        new AccountChanged(
            new Account(ChatHouse.id("Ben"), "benny", "Benny", ChatHouse.LONG_AGO),
            false,
            chat.nextChange()),
        new AccountCreated(
            new Account("2001", "ben", "Ben", ChatHouse.LONG_AGO), false, chat.nextChange()));
    chat.rooms.find("friday");

    chat.command("Max", "/ban ben");

    assertThat(chat.cried)
        .filteredOn(News.PersonSilenced.class::isInstance)
        .extracting(news -> ((News.PersonSilenced) news).personId())
        .containsExactly("2001");
    chat.line("Ben", "I am called Benny now");
    assertThat(chat.command("Max", "/ban benny")).isInstanceOf(Acted.Done.class);
    assertThat(chat.say("Ben", "hm")).isInstanceOf(Spoken.Banned.class);
  }

  @Test
  void whoever_deleted_their_account_may_nothing_though_a_connection_is_still_open() {
    chat.tell(new AccountDeleted(ChatHouse.id("Ben"), chat.nextChange()));

    Await.untilAsserted(() ->
        assertThat(chat.say("Ben", "a ghost")).isEqualTo(new Spoken.NotAllowed(Spoken.Rule.SCOPE)));
    assertThat(chat.command("Ben", "/color #ffffff")).isEqualTo(new Acted.NotAllowed(Deed.COLOR));
  }

  @Test
  void there_are_a_hundred_notes_about_somebody_at_most() {
    for (var i = 0; i < 100; i++) {
      assertThat(chat.command("Max", "/note ben again " + i)).isInstanceOf(Acted.Done.class);
    }

    assertThat(chat.command("Max", "/note ben once more"))
        .isEqualTo(new Acted.Full("notes about ben", 100));
    assertThat(chat.command("Max", "/note cleo she is nice")).isInstanceOf(Acted.Done.class);
  }

  @Test
  void what_everybody_may_do_is_not_done_without_end() {
    for (var i = 0; i < 20; i++) {
      assertThat(chat.command("Ben", "/color #00000" + i % 10)).isInstanceOf(Acted.Done.class);
    }

    assertThat(chat.command("Ben", "/color #ffffff"))
        .isEqualTo(new Acted.TooFast(Duration.ofMillis(1_500)));
    chat.command("Max", "/clear");
  }

  @Test
  void roles_are_heard_and_an_older_change_does_not_bring_them_back() {
    assertThat(chat.command("Ben", "/clear")).isInstanceOf(Acted.NotAllowed.class);
    var older = chat.roles("friday", "Ben");
    chat.tell(chat.roles("friday", "Ben", Role.MODERATOR));
    Await.until(() -> chat.command("Ben", "/clear") instanceof Acted.Done);

    chat.tell(older);

    assertThat(chat.command("Ben", "/clear")).isInstanceOf(Acted.Done.class);
  }

  @Test
  void whoever_deletes_their_account_leaves_no_line() {
    chat.line("Ben", "secret");
    chat.line("Cleo", "hm");

    chat.tell(new AccountDeleted(ChatHouse.id("Ben"), chat.nextChange()));

    Await.untilAsserted(
        () -> assertThat(chat.history().stream().map(Line::text)).containsExactly("hm"));
  }

  @Test
  void a_closed_channel_has_no_room() {
    chat.tell(new ChannelClosed("5001", "friday", chat.nextChange()));

    Await.until(() -> chat.rooms.find("friday").isEmpty());
    assertThat(chat.say(ChatHouse.person("Ben"), Speech.of("hi"))).isEqualTo(new Spoken.NoRoom());
  }

  @Test
  void who_comes_and_goes_is_told_without_flapping() {
    hubbub.chat.domain.Connection first = _ -> {};
    hubbub.chat.domain.Connection second = _ -> {};
    chat.enter(ChatHouse.person("Ben"), first, Optional.empty());
    chat.clock.pass(Duration.ofSeconds(1));
    Await.until(() -> presence().contains("+ben"));
    chat.rooms.leave("friday", first);
    chat.rooms.find("friday");
    chat.clock.pass(Duration.ofSeconds(9));
    chat.enter(ChatHouse.person("Ben"), second, Optional.empty());
    chat.clock.pass(Duration.ofSeconds(20));
    chat.rooms.find("friday");
    assertThat(presence()).containsExactly("+ben");

    chat.rooms.leave("friday", second);
    chat.rooms.find("friday");
    chat.clock.pass(Duration.ofSeconds(11));

    Await.until(() -> presence().equals(List.of("+ben", "-ben")));
  }

  private List<String> presence() {
    synchronized (chat.cried) {
      return chat.cried.stream()
          .filter(News.PresenceChanged.class::isInstance)
          .map(News.PresenceChanged.class::cast)
          .<String>mapMulti((news, to) -> {
            news.came().forEach(one -> to.accept("+" + one.login()));
            news.went().forEach(one -> to.accept("-" + one.login()));
          })
          .toList();
    }
  }

  @Test
  void a_colour_is_kept_and_shown() {
    assertThat(chat.say("Ben", "/color #12abEF")).isInstanceOf(Spoken.Commanded.class);
    assertThat(chat.line("Ben", "look").author().color()).isEqualTo("#12abef");
    assertThat(chat.act("Ben", new Action.ChooseColor(Optional.of("red"))))
        .isInstanceOf(Acted.Wrong.class);
  }
}
