package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.Reply;
import hubbub.chat.domain.Standing;
import hubbub.contracts.connectors.Emote;
import hubbub.platform.irc.IrcLine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is said, as lines.
class LineTextTest {
  @Test
  void a_message_has_every_tag_that_programs_expect() {
    assertThat(
            LineText.privmsg(
                Sample.line(Sample.BOB, "hello ; \\ 😀"), "alice", "1001", Sample.FULL))
        .isEqualTo(
            "@badge-info=;badges=;color=;display-name=Bob;emotes=;first-msg=0;flags=;id="
                + Sample.ID
                + ";mod=0;returning-chatter=0;room-id=1001;subscriber=0;tmi-sent-ts=1795201994591"
                + ";turbo=0;user-id=1002;user-type= :bob!bob@bob.tmi.twitch.tv PRIVMSG #alice"
                + " :hello ; \\ 😀\r\n");
  }

  @Test
  void without_tags_it_is_plain() {
    assertThat(LineText.privmsg(Sample.line(Sample.BOB, "hi"), "alice", "1001", Sample.PLAIN))
        .isEqualTo(":bob!bob@bob.tmi.twitch.tv PRIVMSG #alice :hi\r\n");
  }

  @Test
  void what_somebody_does_is_wrapped() {
    var line = Sample.line(Sample.ALICE, "waves", Line.Kind.ACTION, List.of(), null, null);

    assertThat(LineText.privmsg(line, "alice", "1001", Sample.PLAIN))
        .isEqualTo(":alice!alice@alice.tmi.twitch.tv PRIVMSG #alice :\u0001ACTION waves\u0001\r\n");
  }

  @Test
  void badges_say_what_somebody_is() {
    var carol =
        Sample.speaker(
            "1003",
            "carol",
            "Carol",
            Standing.PERSON,
            Standing.MODERATOR,
            Standing.VIP,
            Standing.MEMBER);

    var tags = tags(LineText.privmsg(Sample.line(carol, "hi"), "alice", "1001", Sample.FULL));

    assertThat(tags.get("badges")).isEqualTo("moderator/1,vip/1,subscriber/0");
    assertThat(tags.get("mod")).isEqualTo("1");
    assertThat(tags.get("subscriber")).isEqualTo("1");
    assertThat(tags.get("vip")).isEqualTo("1");
    assertThat(tags.get("user-type")).isEqualTo("mod");
  }

  @Test
  void the_broadcaster_has_a_badge_and_is_no_moderator() {
    var tags =
        tags(LineText.privmsg(Sample.line(Sample.ALICE, "hi"), "alice", "1001", Sample.FULL));

    assertThat(tags.get("badges")).isEqualTo("broadcaster/1");
    assertThat(tags.get("mod")).isEqualTo("0");
    assertThat(tags.get("color")).isEqualTo("#19e6e6");
    assertThat(tags.get("vip")).isNull();
  }

  @Test
  void a_reply_names_its_parent_and_begins_with_a_mention() {
    var reply = new Reply("p1", "1002", "bob", "Bob", "a; b \\c", "t1", "carol");
    var line = Sample.line(Sample.ALICE, "yes", Line.Kind.MESSAGE, List.of(), reply, null);

    var text = LineText.privmsg(line, "alice", "1001", Sample.FULL);

    assertThat(text).contains(";reply-parent-msg-body=a\\:\\sb\\s\\\\c;");
    assertThat(text).endsWith("PRIVMSG #alice :@Bob yes\r\n");
    var tags = tags(text);
    assertThat(tags.get("reply-parent-msg-body")).isEqualTo("a; b \\c");
    assertThat(tags.get("reply-parent-msg-id")).isEqualTo("p1");
    assertThat(tags.get("reply-parent-user-id")).isEqualTo("1002");
    assertThat(tags.get("reply-parent-user-login")).isEqualTo("bob");
    assertThat(tags.get("reply-parent-display-name")).isEqualTo("Bob");
    assertThat(tags.get("reply-thread-parent-msg-id")).isEqualTo("t1");
    assertThat(tags.get("reply-thread-parent-user-login")).isEqualTo("carol");
  }

  @Test
  void a_reply_that_mentions_its_parent_does_so_once() {
    var reply = new Reply("p1", "1002", "bob", "Bob", "a", "p1", "bob");
    for (var text : List.of("@bob yes", "@Bob", "@BOB, yes")) {
      var line = Sample.line(Sample.ALICE, text, Line.Kind.MESSAGE, List.of(), reply, null);

      assertThat(LineText.privmsg(line, "alice", "1001", Sample.PLAIN))
          .endsWith(" :" + text + "\r\n");
    }
    var other = Sample.line(Sample.ALICE, "@bobby", Line.Kind.MESSAGE, List.of(), reply, null);
    assertThat(LineText.privmsg(other, "alice", "1001", Sample.PLAIN))
        .endsWith(" :@Bob @bobby\r\n");
  }

  @Test
  void a_long_parent_is_cut_between_signs() {
    var reply = new Reply("p1", "1002", "bob", "Bob", "x" + "😀".repeat(400), "p1", "bob");
    var line = Sample.line(Sample.ALICE, "yes", Line.Kind.MESSAGE, List.of(), reply, null);

    var body = tags(LineText.privmsg(line, "a", "1", Sample.FULL)).get("reply-parent-msg-body");

    assertThat(body).isEqualTo("x" + "😀".repeat(249));
  }

  @Test
  void emotes_are_counted_by_code_points_and_after_the_mention() {
    var emotes =
        List.of(
            new Emote("7", "wave", 2, 5),
            new Emote("8", "hm", 7, 8),
            new Emote("7", "wave", 10, 13));
    var line = Sample.line(Sample.ALICE, "😀 wave hm wave", Line.Kind.MESSAGE, emotes, null, null);

    assertThat(tags(LineText.privmsg(line, "a", "1", Sample.FULL)).get("emotes"))
        .isEqualTo("7:2-5,10-13/8:7-8");

    var reply = new Reply("p1", "1002", "bob", "Bob", "a", "p1", "bob");
    var answer =
        Sample.line(Sample.ALICE, "😀 wave", Line.Kind.MESSAGE, emotes.subList(0, 1), reply, null);
    assertThat(tags(LineText.privmsg(answer, "a", "1", Sample.FULL)).get("emotes"))
        .isEqualTo("7:7-10");
  }

  @Test
  void nothing_that_somebody_wrote_ends_a_line() {
    var bad = "a\r\nb\nc\0d\u0007e\u007f";
    var speaker = Sample.speaker("1", "x", bad, Standing.PERSON);
    var reply = new Reply(bad, bad, bad, bad, bad, bad, bad);
    var line = Sample.line(speaker, bad, Line.Kind.MESSAGE, List.of(), reply, bad);

    for (var kind : List.of(Sample.PLAIN, Sample.FULL)) {
      var text = LineText.privmsg(line, "a", "1", kind);
      assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
      assertThat(text.indexOf('\r')).isEqualTo(text.length() - 2);
      assertThat(text).doesNotContain("\0");
      assertThat(LineText.announcement(line, "blue", "a", "1", kind).strip()).hasLineCount(1);
    }
  }

  @Test
  void an_announcement_has_its_colour() {
    var text =
        LineText.announcement(
            Sample.line(Sample.ALICE, "hear me"), "blue", "alice", "1001", Sample.FULL);

    var tags = tags(text);
    assertThat(tags.get("msg-id")).isEqualTo("announcement");
    assertThat(tags.get("msg-param-color")).isEqualTo("BLUE");
    assertThat(tags.get("login")).isEqualTo("alice");
    assertThat(tags.get("system-msg")).isEmpty();
    assertThat(tags.get("room-id")).isEqualTo("1001");
    assertThat(text).endsWith(" :tmi.twitch.tv USERNOTICE #alice :hear me\r\n");
  }

  private static hubbub.platform.irc.Tags tags(String line) {
    return Objects.requireNonNull(IrcLine.read(line.substring(0, line.length() - 2))).tags();
  }
}
