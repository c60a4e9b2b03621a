package hubbub.favourites.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BrokenEventsTest {
  private static final int ROUNDS = 200;

  /// What may stand where something else should.
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "-1",
          "0",
          "1.5",
          "1e999",
          "99999999999999999999999",
          "9223372036854775807",
          "\"\"",
          "\"9223372036854775807\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"\\u0000\\u001b[2J\\u202E\\uD800 \\n\"",
          "[[[[{\"a\": [null]}]]]]",
          "[null, 3, \"x\", {\"title\": {}}]",
          "{\"user_name\": {}, \"user_login\": [1]}",
          "\"" + "😀".repeat(2_000) + "\"",
          "\"%s %d $1 {} <b>\"");

  @Test
  void whatever_is_wrong_it_is_still_an_event_within_its_bounds() {
    var random = new Random(20260301);
    var payloads = Payloads.all();

    for (var round = 0; round < ROUNDS; round++) {
      for (var payload : payloads) {
        var event = payload.event().deepCopy();
        for (var changes = random.nextInt(1, 4); changes > 0; changes--) {
          change(event, random);
        }
        var told =
            new Notification(
                payload.type(),
                random.nextInt(10) == 0 ? "99" : payload.version(),
                odd(random),
                random.nextInt(50) == 0 ? odd(random) : event,
                "m-1",
                Payloads.AT);
        for (var seen : TwitchEvents.of(told)) {
          isWithinBounds(seen, event);
        }
      }
    }
  }

  @Test
  void control_characters_and_turned_writing_do_not_reach_people() {
    var event =
        Payloads.tell(
                "channel.update",
                "2",
                "{}",
                """
                {"broadcaster_user_name": "Kes\\u202Etrel", "broadcaster_user_login": "kestrel",
                 "title": "\\u001b[31mred\\r\\nline\\u2066", "language": "en",
                 "category_name": "  Chess \\u0000 "}
                """)
            .event();

    assertThat(event.text())
        .isEqualTo("Kestrel's channel is now “[31mred line” in Chess, in English.");
    assertThat(event.details())
        .containsEntry("title", "[31mred line")
        .containsEntry("category", "Chess");
  }

  @Test
  void a_long_text_is_cut_and_the_sentence_stays_whole() {
    var event =
        Payloads.tell(
                "channel.cheer",
                "1",
                "{}",
                "{\"user_name\": \"Wren\", \"bits\": 5, \"message\": \"" + "😀".repeat(400) + "\"}")
            .event();

    assertThat(event.text()).startsWith("Wren cheered 5 bits: “😀").endsWith("😀…”");
    assertThat(event.text().length()).isLessThanOrEqualTo(500);
    assertThat(event.details().get("message")).hasSizeLessThanOrEqualTo(500).endsWith("😀…");
  }

  private static void isWithinBounds(EventSeen seen, JsonNode from) {
    var event = seen.event();
    assertThat(event.id()).as("%s", from).matches("[!-~]{1,200}");
    assertThat(event.kind()).matches("[a-z_]{1,30}");
    assertThat(seen.channel().toString()).matches("twitch/(-unknown|[a-z0-9_]{1,100})");
    assertThat(event.details().size()).isLessThanOrEqualTo(20);
    var texts = new ArrayList<>(event.details().values());
    texts.addAll(event.details().keySet());
    texts.add(event.text());
    if (event.person() != null) {
      texts.add(event.person());
    }
    assertThat(event.text()).isNotBlank();
    assertThat(event.text()).doesNotContain("null");
    for (var text : texts) {
      assertThat(text.length()).isBetween(1, 500);
      assertThat(text).doesNotContainPattern("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069]");
      assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    }
  }

  /// Puts something odd in the place of a field, or takes one away, at any depth.
  private static void change(ObjectNode event, Random random) {
    JsonNode at = event;
    while (true) {
      var names = new ArrayList<>(at.propertyNames());
      if (at instanceof ArrayNode array && !array.isEmpty()) {
        var index = random.nextInt(array.size());
        if (random.nextBoolean() || !array.get(index).isContainer()) {
          array.set(index, odd(random));
          return;
        }
        at = array.get(index);
      } else if (at instanceof ObjectNode object && !names.isEmpty()) {
        var name = names.get(random.nextInt(names.size()));
        var inside = object.get(name);
        if (inside.isContainer() && !inside.isEmpty() && random.nextBoolean()) {
          at = inside;
        } else if (random.nextInt(4) == 0) {
          object.remove(name);
          return;
        } else {
          object.set(
              name,
              inside.isIntegralNumber() && random.nextBoolean()
                  ? Json.mapper().valueToTree(inside.toString())
                  : odd(random));
          return;
        }
      } else {
        return;
      }
    }
  }

  private static JsonNode odd(Random random) {
    return Payloads.json(ODD.get(random.nextInt(ODD.size())));
  }
}
