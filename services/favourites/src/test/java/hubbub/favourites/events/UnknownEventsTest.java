package hubbub.favourites.events;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.favourites.Event.Sight;
import org.junit.jupiter.api.Test;

class UnknownEventsTest {
  @Test
  void an_unknown_type_is_told_plainly() {
    var seen =
        Payloads.tell(
            "channel.balloon.launch",
            "1",
            "{}",
            """
            {"broadcaster_user_login": "kestrelplays", "user_name": "Wren", "height": 12,
             "colour": {"name": "red", "deep": {"er": 1}}, "crew": ["a", "b"], "note": null,
             "is_big": true, "access_token": "s3cret", "email": "wren@example.org"}
            """);

    assertThat(seen.channel()).hasToString("twitch/kestrelplays");
    assertThat(seen.event().kind()).isEqualTo("other");
    assertThat(seen.event().sight()).isEqualTo(Sight.BROADCASTER);
    assertThat(seen.event().person()).isEqualTo("Wren");
    assertThat(seen.event().text())
        .isEqualTo(
            "channel.balloon.launch happened:"
                + " user_name: Wren, height: 12, colour.name: red, is_big: true");
    assertThat(seen.event().details()).containsEntry("height", "12").hasSize(4);
  }

  @Test
  void an_unknown_version_is_told_plainly_and_keeps_its_kind() {
    var seen = Payloads.tell("stream.online", "7", "{}", "{\"id\": \"553\", \"stage\": \"left\"}");

    assertThat(seen.event().kind()).isEqualTo("live");
    assertThat(seen.event().sight()).isEqualTo(Sight.BROADCASTER);
    assertThat(seen.event().text()).isEqualTo("stream.online happened: id: 553, stage: left");
    assertThat(seen.event().id()).isEqualTo("twitch:live/553");
  }

  @Test
  void one_that_says_nothing_is_told_as_well() {
    assertThat(Payloads.tell("", "", "null", "null").event().text())
        .isEqualTo("Something happened.");
    assertThat(Payloads.tell("channel.x", "1", "[]", "\"text\"").event().text())
        .isEqualTo("channel.x happened.");
  }

  @Test
  void many_fields_are_bounded() {
    var event = new StringBuilder("{\"x\": 1");
    for (var i = 0; i < 5_000; i++) {
      event.append(", \"field").append(i).append("\": \"").append("v".repeat(900)).append('"');
    }

    var told = Payloads.tell("channel.x", "1", "{}", event.append('}').toString()).event();

    assertThat(told.details()).hasSize(20);
    assertThat(told.details().values()).allMatch(value -> value.length() <= 500);
    assertThat(told.text()).hasSizeLessThanOrEqualTo(500).startsWith("channel.x happened: x: 1, ");
  }
}
