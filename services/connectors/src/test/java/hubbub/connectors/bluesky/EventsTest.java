package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of Jetstream's events.
class EventsTest {
  private static final long MICROS = 1_779_719_009_157_119L;
  private static final String POST =
      """
      {"did":"did:plc:ana","time_us":1779719009157119,"kind":"commit","commit":{"rev":"x",\
      "operation":"create","collection":"app.bsky.feed.post","rkey":"3mmoojp4cd223","record":%s,\
      "cid":"bafy"}}\
      """;

  @Test
  void a_post_is_read_with_its_tags_wherever_they_stand() {
    var record =
        """
        {"$type":"app.bsky.feed.post","text":"a 😀","tags":["one"],"facets":[{"index":{"byteStart":0},\
        "features":[{"$type":"app.bsky.richtext.facet#tag","tag":"two"},{"uri":"https://x"}]}],\
        "langs":["en"],"reply":{"root":{"uri":"at://r"},"parent":{"cid":"c","uri":"at://p"}},\
        "embed":{"media":{"images":[1]},"record":{"record":{"uri":"at://q"}}}}\
        """;
    var post = (JetstreamEvent.Post) read(POST.formatted(record));

    assertThat(post.text()).isEqualTo("a 😀");
    assertThat(post.tags()).containsExactly("one", "two");
    assertThat(post.langs()).containsExactly("en");
    assertThat(post.parent()).isEqualTo("at://p");
    assertThat(post.quote()).isEqualTo("at://q");
    assertThat(post.micros()).isEqualTo(MICROS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"tags\":{\"a\":1},\"langs\":7,\"reply\":[],\"facets\":[[],7,{\"features\":{}},{\"features\":[[],{\"tag\":[]}]}]}",
        "{\"text\":\"a\",\"reply\":{\"parent\":[{\"uri\":\"x\"}]},\"embed\":[\"record\"],\"facets\":null}",
        "{\"text\":\"a\",\"embed\":{\"record\":{\"uri\":7,\"record\":[]}},\"createdAt\":{\"text\":\"b\"}}",
        "{\"reply\":null,\"text\":\"a\",\"tags\":[null,1.5e300,{\"text\":\"c\"}]}",
      })
  void wrong_types_in_a_record_are_passed(String record) {
    var post = (JetstreamEvent.Post) read(POST.formatted(record));

    assertThat(post.text()).isEqualTo("a");
    assertThat(post.tags()).isEmpty();
    assertThat(post.parent()).isNull();
    assertThat(post.quote()).isNull();
  }

  @Test
  void a_post_may_answer_in_any_form_that_is_json() {
    assertThat(read(POST.formatted("{\"text\":[]}"))).isEqualTo(malformed("NO_POST"));
    assertThat(read(POST.formatted("[]"))).isEqualTo(malformed("NO_POST"));
    assertThat(read(POST.formatted("{\"text\":\"a\"}") + "{}")).isEqualTo(malformed("NOT_JSON"));
    assertThat(read(POST.formatted("{\"text\":\"a\"}").replace("1779719009157119", "1e400")))
        .isEqualTo(malformed("NO_TIME"));
    assertThat(read(POST.formatted("{\"text\":\"a\"}").replace("did:plc:ana", "ana\\u0000")))
        .isEqualTo(malformed("NO_PERSON"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-25T14:23:28.757Z, 2026-05-25T14:23:28.757Z",
    "2026-05-25T16:23:28+02:00, 2026-05-25T14:23:28Z",
    "2026-05-25T14:24:29.158Z, 2026-05-25T14:23:29.157Z",
    "2026-05-24T14:23:29.156Z, 2026-05-25T14:23:29.157Z",
    "yesterday, 2026-05-25T14:23:29.157Z",
    "+999999999-12-31T23:59:59Z, 2026-05-25T14:23:29.157Z"
  })
  void a_post_was_sent_when_its_author_says_if_that_can_be(String said, Instant sentAt) {
    var post =
        (JetstreamEvent.Post)
            read(POST.formatted("{\"text\":\"a\",\"createdAt\":\"" + said + "\"}"));

    var message = BlueskyMessages.message(post, "a", "ana", Instant.parse("2026-05-25T14:23:30Z"));

    assertThat(message.sentAt()).isEqualTo(sentAt);
  }

  @Test
  void a_key_says_when_it_was_made() {
    assertThat(Tid.millis("3mmoojp4cd223")).isBetween(1_779_719_000_000L, 1_779_719_010_000L);
    assertThat(Tid.millis("self")).isEqualTo(-1);
    assertThat(Tid.millis("zzzzzzzzzzzzz")).isEqualTo(-1);
    assertThat(Tid.millis("3mmoojp4cd221")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "x", "x 1", " 1779719009157119", "x -1779719009157119", "x 9e15"})
  void what_is_no_position_is_none(String text) {
    assertThat(Position.parse(text)).isNull();
  }

  @Test
  void a_position_is_read_as_it_was_written() {
    var position = new Position("127.0.0.1:8300", MICROS);

    assertThat(Position.parse(position.toString())).isEqualTo(position);
    assertThat(position.on("127.0.0.1:8300")).isEqualTo(MICROS);
    assertThat(position.on("elsewhere")).isEqualTo(MICROS - 5_000_000);
  }

  @Test
  void a_post_is_asked_for_unless_it_was_surely_not_told() {
    var matched = new Matched(2);
    var since = 1_000_000_000L;
    var later = since + 700_000;
    matched.add("one", later);

    assertThat(matched.mayHave("one", later, since)).isTrue();
    assertThat(matched.mayHave("other", later, since)).isFalse();
    assertThat(matched.mayHave("other", since - 1, since)).isTrue();
    assertThat(matched.mayHave("other", later, later)).as("listened to since then").isTrue();

    matched.add("two", later + 1);
    matched.add("three", later + 2);
    assertThat(matched.mayHave("one", later, since)).as("forgotten").isTrue();
    assertThat(matched.mayHave("other", later + 120_001, since)).isFalse();
  }

  @Test
  void any_bytes_are_survived() {
    var random = new SplittableRandom(7);
    var parts =
        List.of(
            "{",
            "}",
            "[",
            "]",
            "\"did\":\"did:plc:a\"",
            ",",
            "\"kind\":\"commit\"",
            "\"commit\":",
            "\"record\":{\"text\":\"\\u0000\"}",
            "\"time_us\":1779719009157119",
            "\\",
            "\0",
            "é");
    for (var n = 0; n < 20_000; n++) {
      var text = new StringBuilder();
      for (var part = random.nextInt(12); part >= 0; part--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      AnyEvents.tried(text.toString().getBytes(StandardCharsets.UTF_8));
      var bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      AnyEvents.tried(bytes);
    }
  }

  private static JetstreamEvent read(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return JetstreamWire.read(bytes, 0, bytes.length);
  }

  private static JetstreamEvent malformed(String why) {
    return new JetstreamEvent.Malformed(JetstreamEvent.Why.valueOf(why));
  }
}
