package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Modes;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Reply;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.domain.Spoken.Rule;
import hubbub.chat.domain.Standing;
import hubbub.chat.domain.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakingTest {
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

  private void modes(ModeChange... changes) {
    assertThat(chat.act("Ada", new Action.ChangeModes(List.of(changes))))
        .isInstanceOf(Acted.Done.class);
  }

  @Test
  void a_line_is_heard_with_its_author_and_the_next_number() {
    var one = chat.line("Ben", "  hello\r\nthere ");
    var two = chat.line("Max", "hi");

    assertThat(one.text()).isEqualTo("hello  there");
    assertThat(one.author().name()).isEqualTo("Ben");
    assertThat(one.author().standings()).containsExactly(Standing.PERSON);
    assertThat(one.first()).isTrue();
    assertThat(two.author().standings()).contains(Standing.MODERATOR);
    assertThat(two.offset().n()).isEqualTo(one.offset().n() + 1);
    assertThat(chat.line("Ben", "again").first()).isFalse();
    assertThat(chat.history().stream().map(Line::text))
        .containsExactly("hello  there", "hi", "again");
  }

  @Test
  void a_room_that_is_none_is_none() {
    assertThat(ChatHouse.now(chat.rooms.say(ChatHouse.person("Ben"), "sunday", Speech.of("hi"))))
        .isEqualTo(new Spoken.NoRoom());
  }

  @Test
  void nothing_to_see_is_nothing_to_say_and_too_much_is_too_much() {
    assertThat(chat.say("Ben", " \u200B\u2066 ")).isEqualTo(new Spoken.Empty());
    assertThat(chat.say("Ben", "e\u0301".repeat(500))).isInstanceOf(Spoken.Heard.class);
    assertThat(chat.say("Ben", "x".repeat(501))).isEqualTo(new Spoken.TooLong(500));
  }

  @Test
  void a_guest_may_speak_only_where_the_channel_lets_guests() {
    var guest = ChatHouse.guest("BraveOtter42");
    assertThat(chat.say(guest, Speech.of("hi"))).isEqualTo(new Spoken.NotAllowed(Rule.GUESTS));

    modes(new ModeChange.Guests(true));

    var spoken = chat.say(guest, Speech.of("hi"));
    assertThat(spoken).isInstanceOf(Spoken.Heard.class);
    assertThat(((Spoken.Heard) spoken).line().author().login()).isEqualTo("guest-braveotter42");
  }

  @Test
  void a_program_without_the_scope_may_not_speak_for_its_person() {
    var reader =
        new Visitor.Person(ChatHouse.account("Ben"), false, Set.of("chat:read"), "192.0.2.7");

    assertThat(chat.say(reader, Speech.of("hi"))).isEqualTo(new Spoken.NotAllowed(Rule.SCOPE));
  }

  @Test
  void slow_mode_says_how_long_and_spares_vips_and_moderators() {
    modes(new ModeChange.Slow(Duration.ofSeconds(10)));
    chat.line("Ben", "one");
    chat.clock.pass(Duration.ofSeconds(4));

    assertThat(chat.say("Ben", "two")).isEqualTo(new Spoken.TooSoon(Duration.ofSeconds(6)));
    for (var name : List.of("Ada", "Max", "Vera", "Otto")) {
      chat.line(name, "one");
      chat.line(name, "two");
    }
    chat.clock.pass(Duration.ofSeconds(6));
    chat.line("Ben", "two");
  }

  @Test
  void modes_keep_out_whom_they_say() {
    modes(new ModeChange.Members(true));
    assertThat(chat.say("Ben", "a")).isEqualTo(new Spoken.NotAllowed(Rule.MEMBERS));
    chat.line("Mia", "a");
    modes(new ModeChange.Members(false), new ModeChange.Followers(Optional.of(Duration.ZERO)));
    assertThat(chat.say("Ben", "a")).isEqualTo(new Spoken.NotAllowed(Rule.FOLLOWERS));
    chat.line("Vera", "b");
    modes(new ModeChange.Followers(Optional.empty()), new ModeChange.Emotes(true));
    assertThat(chat.say("Ben", "word")).isEqualTo(new Spoken.NotAllowed(Rule.EMOTES));
    assertThat(chat.say("Ben", "1 2")).isEqualTo(new Spoken.NotAllowed(Rule.EMOTES));
    chat.line("Ben", "🎉 👩‍👩‍👧‍👦");
    modes(new ModeChange.Emotes(false), new ModeChange.OffAir(false));
    assertThat(chat.say("Ben", "c")).isEqualTo(new Spoken.NotAllowed(Rule.OFF_AIR));
    chat.line("Max", "c");
  }

  @Test
  void the_same_twice_is_refused_and_in_unique_mode_also_from_others() {
    chat.line("Ben", "gg");
    assertThat(chat.say("Ben", "  GG ")).isEqualTo(new Spoken.Twice(false));
    chat.line("Cleo", "gg");
    chat.clock.pass(Duration.ofSeconds(30));
    chat.line("Ben", "gg");

    modes(new ModeChange.Unique(true));

    assertThat(chat.say("Mia", "gg")).isEqualTo(new Spoken.Twice(true));
    assertThat(chat.say("Mia", "g\u200Bg")).as("the same to see").isEqualTo(new Spoken.Twice(true));
    chat.line("Max", "gg");
  }

  @Test
  void what_is_held_and_sent_again_is_held_once() {
    modes(new ModeChange.LinkRule(Modes.Links.HELD));
    var speech = new Speech("see example.com", false, null, "n-1", null);
    var once = chat.say(ChatHouse.person("Ben"), speech);

    assertThat(once).isInstanceOf(Spoken.Held.class);
    assertThat(chat.say(ChatHouse.person("Ben"), speech)).isEqualTo(once);
    assertThat(chat.say(ChatHouse.person("Cleo"), speech)).isNotEqualTo(once);
  }

  @Test
  void one_household_of_six_is_one_address() {
    chat.close();
    chat = new ChatHouse(folder, Map.of("chat.lines-per-address", "1"), chat.clock);
    Visitor ben =
        new Visitor.Person(ChatHouse.account("Ben"), false, Set.of("account"), "2001:db8::1");
    Visitor cleo =
        new Visitor.Person(ChatHouse.account("Cleo"), false, Set.of("account"), "2001:db8::2");
    Visitor mia =
        new Visitor.Person(ChatHouse.account("Mia"), false, Set.of("account"), "2001:db8:1::2");

    assertThat(chat.say(ben, Speech.of("a"))).isInstanceOf(Spoken.Heard.class);
    assertThat(chat.say(cleo, Speech.of("b"))).isInstanceOf(Spoken.TooFast.class);
    assertThat(chat.say(mia, Speech.of("c"))).isInstanceOf(Spoken.Heard.class);
  }

  @Test
  void too_many_lines_of_one_person_wait_and_moderators_do_not() {
    for (var i = 0; i < 20; i++) {
      chat.line("Ben", "line " + i);
      chat.line("Max", "line " + i);
    }

    assertThat(chat.say("Ben", "line 20")).isEqualTo(new Spoken.TooFast(Duration.ofMillis(1_500)));
    chat.line("Max", "line 20");
    chat.clock.pass(Duration.ofMillis(1_500));
    chat.line("Ben", "line 20");
  }

  @Test
  void blocked_words_are_refused_or_held_however_they_are_written() {
    chat.act("Max", new Action.BlockWord("darn*", false, false));
    chat.act("Max", new Action.BlockWord("b[o0]+m", true, true));

    assertThat(chat.say("Ben", "oh DARNED it")).isEqualTo(new Spoken.Blocked());
    assertThat(chat.say("Ben", "oh da\u200Brn\uFE0F it")).isEqualTo(new Spoken.Blocked());
    assertThat(chat.say("Ben", "oh \uFF44arn it")).isEqualTo(new Spoken.Blocked());
    chat.line("Ben", "undarned");
    var held = chat.say("Ben", "B0OM goes it");
    assertThat(held).isInstanceOf(Spoken.Held.class);
    chat.line("Max", "darn boom");
    assertThat(chat.act("Max", new Action.BlockWord("(", true, false)))
        .isInstanceOf(Acted.Wrong.class);
    assertThat(chat.act("Max", new Action.BlockWord("((a{1,100}){1,100}){1,100}", true, false)))
        .isInstanceOf(Acted.Wrong.class);
  }

  @Test
  void what_is_held_is_heard_when_a_moderator_lets_it_through() {
    modes(new ModeChange.LinkRule(Modes.Links.HELD));
    var held = (Spoken.Held) chat.say("Ben", "look at example.com/x");
    var other = (Spoken.Held) chat.say("Cleo", "https://evil.example");
    assertThat(chat.history()).isEmpty();

    assertThat(chat.act("Max", new Action.Review(held.heldId(), true)))
        .isInstanceOf(Acted.Done.class);
    assertThat(chat.act("Max", new Action.Review(other.heldId(), false)))
        .isInstanceOf(Acted.Done.class);

    assertThat(chat.history().stream().map(Line::text)).containsExactly("look at example.com/x");
    assertThat(chat.act("Max", new Action.Review(held.heldId(), true)))
        .isEqualTo(new Acted.NotThere("held line"));
  }

  @Test
  void a_shield_holds_newcomers_and_links() {
    chat.line("Ben", "I was here");
    modes(new ModeChange.Shield(true));
    chat.clock.pass(Duration.ofSeconds(30));

    assertThat(chat.say("Cleo", "hello")).isInstanceOf(Spoken.Held.class);
    chat.line("Ben", "still here");
    assertThat(chat.say("Ben", "now")).isInstanceOf(Spoken.TooSoon.class);
  }

  @Test
  void a_reply_knows_its_parent_and_its_thread() {
    var parent = chat.line("Ben", "who plays?");
    var child = (Spoken.Heard) chat.say(ChatHouse.person("Cleo"), replyTo(parent, "Ada does"));
    var grandchild = (Spoken.Heard) chat.say(ChatHouse.person("Ben"), replyTo(child.line(), "ah"));

    assertThat(replyOf(child).text()).isEqualTo("who plays?");
    assertThat(child.line().mentions()).containsExactly(ChatHouse.id("Ben"));
    assertThat(replyOf(grandchild).lineId()).isEqualTo(child.line().id());
    assertThat(replyOf(grandchild).thread()).isEqualTo(parent.id());
    assertThat(chat.say(ChatHouse.person("Ben"), new Speech("x", false, "no-such", null, null)))
        .isEqualTo(new Spoken.NoParent());
  }

  private static Reply replyOf(Spoken.Heard heard) {
    return Objects.requireNonNull(heard.line().reply());
  }

  private static Speech replyTo(Line line, String text) {
    return new Speech(text, false, line.id(), null, null);
  }

  @Test
  void the_same_nonce_is_the_same_line_said_once() {
    var speech = new Speech("hello", false, null, "n-1", null);
    var once = (Spoken.Heard) chat.say(ChatHouse.person("Ben"), speech);
    var again = (Spoken.Heard) chat.say(ChatHouse.person("Ben"), speech);

    assertThat(again.line()).isEqualTo(once.line());
    assertThat(chat.history()).hasSize(1);
    assertThat(chat.say(ChatHouse.person("Cleo"), speech)).isInstanceOf(Spoken.Heard.class);
    assertThat(chat.history()).hasSize(2);
  }

  @Test
  void a_command_does_what_the_action_does_and_what_is_none_is_not_said() {
    assertThat(chat.say("Max", "/slow 5"))
        .isInstanceOfSatisfying(
            Spoken.Commanded.class,
            done -> assertThat(done.acted()).isInstanceOf(Acted.Done.class));
    assertThat(chat.say("Ben", "/ban cleo"))
        .isInstanceOfSatisfying(
            Spoken.Commanded.class,
            done -> assertThat(done.acted()).isEqualTo(new Acted.NotAllowed(Deed.BAN)));
    assertThat(chat.say("Ben", "/dance")).isInstanceOf(Spoken.NoCommand.class);
    assertThat(chat.say("Ben", "/timeout")).isInstanceOf(Spoken.NoCommand.class);
    assertThat(chat.line("Ben", "/me waves").kind()).isEqualTo(Line.Kind.ACTION);
    assertThat(chat.history()).hasSize(1);
  }

  @Test
  void own_emotes_are_found_where_they_stand() {
    chat.act("Ada", new Action.PutEmote("adaWave", "image/png", 28, 28, new byte[] {1}));

    var line = chat.line("Ben", "🎉 adaWave adaWaves adaWave");

    assertThat(line.emotes())
        .extracting(e -> e.from() + "-" + e.to())
        .containsExactly("2-8", "19-25");
  }

  @Test
  void everyone_is_told_after_the_commit_in_order() {
    chat.cried.clear();
    var lines = List.of(chat.line("Ben", "one"), chat.line("Cleo", "two"));

    assertThat(chat.cried)
        .filteredOn(News.LineSaid.class::isInstance)
        .extracting(news -> ((News.LineSaid) news).line())
        .containsExactlyElementsOf(lines);
  }
}
