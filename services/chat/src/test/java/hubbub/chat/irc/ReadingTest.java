package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.irc.IrcLine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of clients become commands.
class ReadingTest {
  @Test
  void commands_are_known_in_any_case() {
    assertThat(read("pass oauth:abc")).isEqualTo(new IrcCommand.Pass("oauth:abc"));
    assertThat(read("nick Alice")).isEqualTo(new IrcCommand.Nick("alice"));
    assertThat(read("Cap req :twitch.tv/tags twitch.tv/commands"))
        .isEqualTo(new IrcCommand.CapReq(List.of("twitch.tv/tags", "twitch.tv/commands")));
    assertThat(read("CAP LS 302")).isEqualTo(new IrcCommand.CapLs());
    assertThat(read("CAP END")).isEqualTo(new IrcCommand.CapEnd());
    assertThat(read("QUIT :bye")).isEqualTo(new IrcCommand.Quit());
  }

  @Test
  void a_secret_is_in_no_log() {
    assertThat(read("PASS oauth:abc").toString()).doesNotContain("abc");
  }

  @Test
  void channels_lose_their_sign_and_their_capitals() {
    assertThat(read("JOIN #Alice,#bob,,carol,#alice"))
        .isEqualTo(new IrcCommand.Join(List.of("alice", "bob", "carol")));
    assertThat(read("JOIN #,#bob")).isEqualTo(new IrcCommand.Join(List.of("bob")));
    assertThat(read("PART #Alice")).isEqualTo(new IrcCommand.Part(List.of("alice")));
  }

  @Test
  void both_forms_of_ping_are_told_apart() {
    assertThat(read("PING")).isEqualTo(new IrcCommand.Ping(null));
    assertThat(read("PING :tok en")).isEqualTo(new IrcCommand.Ping("tok en"));
    assertThat(read("PING a b")).isEqualTo(new IrcCommand.Ping("b"));
  }

  @Test
  void a_message_has_channel_text_nonce_and_parent() {
    assertThat(read("@client-nonce=n\\s1;reply-parent-msg-id=p1 PRIVMSG #Alice :hi : there"))
        .isEqualTo(new IrcCommand.Privmsg("alice", "hi : there", false, "p1", "n 1"));
    assertThat(read("PRIVMSG #alice hi"))
        .isEqualTo(new IrcCommand.Privmsg("alice", "hi", false, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRIVMSG #a :/me waves",
        "PRIVMSG #a :.me waves",
        "PRIVMSG #a :\u0001ACTION waves\u0001",
        "PRIVMSG #a :\u0001ACTION waves"
      })
  void what_somebody_does_is_unwrapped(String line) {
    assertThat(read(line)).isEqualTo(new IrcCommand.Privmsg("a", "waves", true, null, null));
  }

  @Test
  void other_commands_stay_for_the_rooms_to_judge() {
    assertThat(read("PRIVMSG #a :/ban bob"))
        .isEqualTo(new IrcCommand.Privmsg("a", "/ban bob", false, null, null));
    assertThat(read("PRIVMSG #a :...really?"))
        .isEqualTo(new IrcCommand.Privmsg("a", "...really?", false, null, null));
  }

  @Test
  void signs_at_the_end_that_nobody_sees_are_dropped() {
    assertThat(read("PRIVMSG #a :hi \uDB40\uDC00 \uDB40\uDC00"))
        .isEqualTo(new IrcCommand.Privmsg("a", "hi", false, null, null));
  }

  @Test
  void a_nonce_that_is_too_long_is_none() {
    assertThat(read("@client-nonce=" + "n".repeat(101) + " PRIVMSG #a :hi"))
        .isEqualTo(new IrcCommand.Privmsg("a", "hi", false, null, null));
  }

  @Test
  void missing_parts_are_named_and_unknown_words_too() {
    for (var word : List.of("PASS", "NICK", "JOIN", "PART", "PRIVMSG")) {
      assertThat(read(word)).isEqualTo(new IrcCommand.TooFew(word));
    }
    assertThat(read("PRIVMSG #a")).isEqualTo(new IrcCommand.TooFew("PRIVMSG"));
    for (var word : List.of("WHO", "MODE", "TOPIC", "NAMES", "LIST", "FOO")) {
      assertThat(read(word + " #a")).isEqualTo(new IrcCommand.Unknown(word));
    }
  }

  private static IrcCommand read(String text) {
    return IrcReader.command(Objects.requireNonNull(IrcLine.read(text)));
  }
}
