package hubbub.mood.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whose messages make the mood.
class AudienceTest {
  private final Audience audience = new Audience(Set.of("helperbot"));

  @Test
  void people_are_heard() {
    assertThat(audience.of(message(MessageKind.MESSAGE, "ana", "hello!")))
        .isEqualTo(Audience.Part.VOICE);
    assertThat(audience.of(message(MessageKind.SUBSCRIPTION, "ana", "three months already")))
        .isEqualTo(Audience.Part.VOICE);
    assertThat(audience.of(message(MessageKind.MESSAGE, "ana", "!!! wow")))
        .isEqualTo(Audience.Part.VOICE);
  }

  @Test
  void bots_are_left_out_by_name_and_by_badge() {
    assertThat(audience.of(message(MessageKind.MESSAGE, "HelperBot", "follow us, it is great")))
        .isEqualTo(Audience.Part.BOT);
    assertThat(audience.of(message(MessageKind.MESSAGE, "x", "so great", "bot-badge/1")))
        .isEqualTo(Audience.Part.BOT);
  }

  @Test
  void commands_and_wordless_messages_are_left_out() {
    assertThat(audience.of(message(MessageKind.MESSAGE, "ana", "!join")))
        .isEqualTo(Audience.Part.COMMAND);
    assertThat(audience.of(message(MessageKind.SUBSCRIPTION, "ana", "")))
        .isEqualTo(Audience.Part.WORDLESS);
    assertThat(audience.of(message(MessageKind.NOTICE, "ana", "this room is in slow mode")))
        .isEqualTo(Audience.Part.WORDLESS);
  }

  private static Message message(MessageKind kind, String login, String text, String... badges) {
    var at = Instant.parse("2026-03-01T20:00:00Z");
    var author = new Author("1", login, login, null);
    return new Message(
        "m1", kind, author, text, at, at, null, List.of(badges), List.of(), false, Map.of());
  }
}
