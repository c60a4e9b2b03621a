package hubbub.connectors.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands become messages.
class MessagesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

  @Test
  void a_message_has_all_that_its_tags_say() {
    var message =
        message(
            "@badge-info=subscriber/8;badges=moderator/1,subscriber/6;color=#8A2BE2;"
                + "display-name=Ana;emotes=;first-msg=1;id=m1;reply-parent-msg-id=m0;"
                + "tmi-sent-ts=1772395199000;user-id=77 "
                + ":ana!ana@ana.tmi.twitch.tv PRIVMSG #room :@bo yes");

    assertThat(message.id()).isEqualTo("m1");
    assertThat(message.kind()).isEqualTo(MessageKind.MESSAGE);
    assertThat(message.author().id()).isEqualTo("77");
    assertThat(message.author().login()).isEqualTo("ana");
    assertThat(message.author().name()).isEqualTo("Ana");
    assertThat(message.author().color()).isEqualTo("#8A2BE2");
    assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1_772_395_199_000L));
    assertThat(message.receivedAt()).isEqualTo(NOW);
    assertThat(message.replyTo()).isEqualTo("m0");
    assertThat(message.badges()).containsExactly("moderator/1", "subscriber/6");
    assertThat(message.first()).isTrue();
  }

  @Test
  void places_of_emotes_count_code_points() {
    var message =
        message("@emotes=25:2-6,8-12/30259:14-20 :a!a@a PRIVMSG #r :😀 Kappa Kappa HeyGuys");

    assertThat(message.emotes())
        .containsExactly(
            new Emote("25", "Kappa", 2, 6),
            new Emote("25", "Kappa", 8, 12),
            new Emote("30259", "HeyGuys", 14, 20));
  }

  @ParameterizedTest
  @CsvSource({
    "25:0-99",
    "25:5-2",
    "25:-1-2",
    "25:a-b",
    "25",
    ":0-1",
    "25:",
    "25:0",
    "25:0-,1-",
    "25:99999999999-99999999999"
  })
  void places_that_cannot_be_are_left_out(String emotes) {
    assertThat(message("@emotes=" + emotes + " :a!a@a PRIVMSG #r :short").emotes()).isEmpty();
  }

  @Test
  void without_tags_a_message_still_counts() {
    var message = message(":ana!ana@ana.tmi.twitch.tv PRIVMSG #room :hello");

    assertThat(message.id()).isNotEmpty();
    assertThat(message.author().id()).isEqualTo("ana");
    assertThat(message.sentAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"-6795364578871", "0", "abc", "99999999999999999", "1"})
  void a_time_that_cannot_be_is_replaced_by_ours(String sent) {
    assertThat(message("@tmi-sent-ts=" + sent + " :a!a@a PRIVMSG #r :x").sentAt()).isEqualTo(NOW);
  }

  @Test
  void bits_make_a_cheer() {
    var message = message("@bits=100;id=1 :a!a@a PRIVMSG #r :cheer100 yes");

    assertThat(message.kind()).isEqualTo(MessageKind.CHEER);
    assertThat(message.details()).containsEntry("bits", "100");
  }

  @Test
  void control_characters_become_spaces_and_invisible_ends_go() {
    assertThat(message(":a!a@a PRIVMSG #r :a\tb\u0007c \uDB40\uDC00").text()).isEqualTo("a b c");
  }

  @Test
  void the_character_that_no_line_may_hold_is_kept_nowhere() {
    var message =
        message(
            "@id=a\0b;display-name=A\0B;badges=c\0/1;user-id=4\0;reply-parent-msg-id=p\0"
                + " :a\0!a@a PRIVMSG #r :hi");

    assertThat(message.toString()).doesNotContain("\0");
    assertThat(message.author().name()).isEqualTo("A\uFFFDB");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    var text = message(":a!a@a PRIVMSG #r :" + "x".repeat(4_999) + "😀😀").text();

    assertThat(text).hasSize(4_999);
  }

  @ParameterizedTest
  @CsvSource({
    "sub, SUBSCRIPTION",
    "resub, SUBSCRIPTION",
    "primepaidupgrade, SUBSCRIPTION",
    "subgift, GIFT",
    "submysterygift, GIFT",
    "anonsubgift, GIFT",
    "raid, RAID",
    "announcement, ANNOUNCEMENT",
    "ritual, NOTICE",
    "viewermilestone, NOTICE",
    "something-new, NOTICE"
  })
  void a_notice_has_the_kind_of_its_id(String msgId, MessageKind kind) {
    assertThat(notice("@msg-id=" + msgId + ";login=ana :tmi.twitch.tv USERNOTICE #r").kind())
        .isEqualTo(kind);
  }

  @Test
  void a_notice_keeps_what_twitch_and_the_person_say() {
    var message =
        notice(
            "@login=ana;display-name=Ana;msg-id=resub;msg-param-cumulative-months=5;"
                + "msg-param-sub-plan=Prime;system-msg=Ana\\ssubscribed! "
                + ":tmi.twitch.tv USERNOTICE #r :glad to be here");

    assertThat(message.author().login()).isEqualTo("ana");
    assertThat(message.text()).isEqualTo("glad to be here");
    assertThat(message.details())
        .containsEntry("months", "5")
        .containsEntry("sub_plan", "Prime")
        .containsEntry("system_text", "Ana subscribed!")
        .containsEntry("msg_id", "resub");
  }

  @Test
  void a_raid_says_how_many_come() {
    var message =
        notice("@login=bo;msg-id=raid;msg-param-viewerCount=42 :tmi.twitch.tv USERNOTICE #r");

    assertThat(message.details()).containsEntry("viewers", "42");
  }

  @Test
  void in_shared_chat_the_kind_and_the_identity_come_from_the_source() {
    var line =
        "@id=mine;login=ana;msg-id=sharedchatnotice;source-id=theirs;source-msg-id=raid "
            + ":tmi.twitch.tv USERNOTICE #r";
    var message = notice(line);
    var tags = ((TwitchCommand.UserNotice) read(line)).tags();

    assertThat(message.kind()).isEqualTo(MessageKind.RAID);
    assertThat(message.id()).isEqualTo("mine");
    assertThat(TwitchMessages.identity(tags, message).id()).isEqualTo("theirs");
  }

  @Test
  void what_shared_chat_brings_from_another_channel_says_so() {
    var here = "@bits=5;room-id=1;source-id=s;source-room-id=1 :a!a@a PRIVMSG #r :cheer5";
    var elsewhere = "@bits=5;room-id=1;source-id=s;source-room-id=2 :a!a@a PRIVMSG #r :cheer5";

    assertThat(message(here).details()).doesNotContainKey("source_room_id");
    assertThat(message(elsewhere).details()).containsEntry("source_room_id", "2");
  }

  @Test
  void a_gift_says_which_gifts_it_belongs_to() {
    var message =
        notice(
            "@login=ana;msg-id=subgift;msg-param-community-gift-id=46;msg-param-origin-id=46"
                + " :tmi.twitch.tv USERNOTICE #r");

    assertThat(message.details())
        .containsEntry("community_gift_id", "46")
        .containsEntry("origin_id", "46");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@ban-duration=600;target-user-id=7|:ana|timed out for 600 s",
        "@target-user-id=7|:ana|banned",
        "@ban-duration=abc;target-user-id=7|:ana|timed out",
        "@room-id=1||chat cleared"
      })
  void a_clearing_says_why(String tags, String login, String reason) {
    var line = tags + " :tmi.twitch.tv CLEARCHAT #r " + (login == null ? "" : login);
    var clear = (TwitchCommand.ClearChat) read(line);

    assertThat(TwitchMessages.reason(clear)).isEqualTo(reason);
  }

  private static Message message(String line) {
    return TwitchMessages.message((TwitchCommand.Privmsg) read(line), NOW);
  }

  private static Message notice(String line) {
    return TwitchMessages.message((TwitchCommand.UserNotice) read(line), NOW);
  }

  private static TwitchCommand read(String line) {
    return Objects.requireNonNull(TwitchWire.read(line));
  }
}
