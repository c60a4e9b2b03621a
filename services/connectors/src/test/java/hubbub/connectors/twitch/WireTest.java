package hubbub.connectors.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.twitch.TwitchCommand.Why;
import org.junit.jupiter.api.Test;

/// Lines become commands.
class WireTest {
  @Test
  void a_message_has_channel_login_text_and_tags() {
    var said =
        (TwitchCommand.Privmsg)
            TwitchWire.read("@id=a1;color= :Ana!ana@ana.tmi.twitch.tv PRIVMSG #Room :hello : all");

    assertThat(said).isNotNull();
    assertThat(said.channel()).isEqualTo("room");
    assertThat(said.login()).isEqualTo("ana");
    assertThat(said.text()).isEqualTo("hello : all");
    assertThat(said.tags().get("id")).isEqualTo("a1");
    assertThat(said.tags().get("color")).isEmpty();
    assertThat(said.tags().filled("color")).isNull();
  }

  @Test
  void the_last_parameter_needs_no_colon() {
    assertThat(TwitchWire.read(":ana!ana@ana.tmi.twitch.tv PRIVMSG #room hello"))
        .isInstanceOfSatisfying(
            TwitchCommand.Privmsg.class, said -> assertThat(said.text()).isEqualTo("hello"));
    assertThat(TwitchWire.read(":tmi.twitch.tv CLEARCHAT #room ana"))
        .isInstanceOfSatisfying(
            TwitchCommand.ClearChat.class, clear -> assertThat(clear.login()).isEqualTo("ana"));
  }

  @Test
  void tag_values_are_unescaped_as_ircv3_says() {
    var line = TwitchWire.line("@a=\\:\\s\\\\\\r\\n;b=x\\y\\;c;d=1=2 PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().get("a")).isEqualTo("; \\\r\n");
    assertThat(line.tags().get("b")).isEqualTo("xy");
    assertThat(line.tags().get("c")).isEmpty();
    assertThat(line.tags().get("d")).isEqualTo("1=2");
    assertThat(line.tags().get("e")).isNull();
  }

  @Test
  void of_a_doubled_tag_the_last_counts() {
    var line = TwitchWire.line("@id=1;mod=0;id=2 PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().get("id")).isEqualTo("2");
  }

  @Test
  void a_number_out_of_range_is_none() {
    var line =
        TwitchWire.line("@a=99999999999999999999;b=-5;c=12x;d=;e=12;f=9223372036854775808 PING");

    assertThat(line).isNotNull();
    for (var key : new String[] {"a", "b", "c", "d", "f", "missing"}) {
      assertThat(line.tags().number(key, 0, Long.MAX_VALUE, -1)).as(key).isEqualTo(-1);
    }
    assertThat(line.tags().number("e", 0, 100, -1)).isEqualTo(12);
    assertThat(line.tags().number("e", 0, 11, -1)).isEqualTo(-1);
  }

  @Test
  void more_tags_than_anybody_sends_are_all_found() {
    var tags = new StringBuilder("@k0=v0");
    for (var i = 1; i < 100; i++) {
      tags.append(";k").append(i).append("=v").append(i);
    }
    var line = TwitchWire.line(tags + " PING");

    assertThat(line).isNotNull();
    assertThat(line.tags().count()).isEqualTo(100);
    assertThat(line.tags().get("k0")).isEqualTo("v0");
    assertThat(line.tags().get("k99")).isEqualTo("v99");
  }

  @Test
  void commands_are_known_in_any_case() {
    assertThat(TwitchWire.read("ping :tmi.twitch.tv"))
        .isEqualTo(new TwitchCommand.Ping("tmi.twitch.tv"));
    assertThat(TwitchWire.read("PING")).isEqualTo(new TwitchCommand.Ping(""));
    assertThat(TwitchWire.read(":tmi.twitch.tv RECONNECT"))
        .isEqualTo(new TwitchCommand.Reconnect());
    assertThat(TwitchWire.read(":tmi.twitch.tv 376 me :>")).isEqualTo(new TwitchCommand.Welcome());
    assertThat(TwitchWire.read(":me.tmi.twitch.tv 366 me #room :End of /NAMES list"))
        .isEqualTo(new TwitchCommand.Joined("room"));
    assertThat(TwitchWire.read(":tmi.twitch.tv CAP * ACK :twitch.tv/tags"))
        .isEqualTo(new TwitchCommand.Capabilities(true));
    assertThat(TwitchWire.read("@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE #room :Gone."))
        .isEqualTo(new TwitchCommand.Notice("room", "msg_channel_suspended", "Gone."));
  }

  @Test
  void an_action_is_unwrapped() {
    assertThat(TwitchWire.read(":a!a@a PRIVMSG #room :\u0001ACTION waves\u0001"))
        .isInstanceOfSatisfying(
            TwitchCommand.Privmsg.class,
            said -> {
              assertThat(said.action()).isTrue();
              assertThat(said.text()).isEqualTo("waves");
            });
  }

  @Test
  void what_breaks_the_grammar_is_named() {
    assertThat(TwitchWire.read(":a!a@a.tmi.twitch.tv")).isEqualTo(malformed(Why.NO_COMMAND));
    assertThat(TwitchWire.read("@id=1;room-id=2")).isEqualTo(malformed(Why.NO_COMMAND));
    assertThat(TwitchWire.read("@")).isEqualTo(malformed(Why.NO_COMMAND));
    assertThat(TwitchWire.read(":")).isEqualTo(malformed(Why.NO_COMMAND));
    assertThat(TwitchWire.read("\0\1\2")).isEqualTo(malformed(Why.NO_COMMAND));
    assertThat(TwitchWire.read(":a!a@a PRIVMSG")).isEqualTo(malformed(Why.NO_CHANNEL));
    assertThat(TwitchWire.read(":a!a@a PRIVMSG ana :x")).isEqualTo(malformed(Why.NO_CHANNEL));
    assertThat(TwitchWire.read(":a!a@a PRIVMSG #room")).isEqualTo(malformed(Why.NO_TEXT));
    assertThat(TwitchWire.read(":tmi.twitch.tv CLEARMSG #room :x")).isEqualTo(malformed(Why.NO_ID));
    assertThat(TwitchWire.read("")).isNull();
    assertThat(TwitchWire.read("     ")).isNull();
  }

  @Test
  void a_word_that_we_dont_know_is_ignored() {
    assertThat(TwitchWire.read(":tmi.twitch.tv FOO #room :bar"))
        .isEqualTo(new TwitchCommand.Ignored("FOO"));
  }

  private static TwitchCommand malformed(Why why) {
    return new TwitchCommand.Malformed(why);
  }
}
