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
