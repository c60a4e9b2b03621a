package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import java.net.URI;
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
  private static final String TIME = "\"time\":\"2026-05-25T14:23:29.157119Z\"";
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

  @Test
  void an_event_of_the_second_version_is_read_as_of_the_first() {
    var post =
        (JetstreamEvent.Post)
            second(
                "commit",
                "\"time\":\"2016-01-01T00:00:00Z\",\"witnessedAt\":\"2026-05-25T14:23:29.157119Z\","
                    + "\"rev\":\"x\",\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\","
                    + "\"rkey\":\"3mmoojp4cd223\",\"record\":{\"text\":\"a\",\"langs\":[\"en\"]},\"cid\":\"c\"");

    assertThat(post.micros()).isEqualTo(MICROS);
    assertThat(post.did()).isEqualTo("did:plc:ana");
    assertThat(post.key()).isEqualTo("3mmoojp4cd223");
    assertThat(post.text()).isEqualTo("a");
    assertThat(post.langs()).containsExactly("en");
    assertThat(second("identity", TIME + ",\"identity\":{\"handle\":\"ana.example\",\"seq\":1}"))
        .isEqualTo(new JetstreamEvent.Named("did:plc:ana", MICROS, "ana.example"));
    assertThat(second("account", TIME + ",\"account\":{\"active\":false,\"status\":\"deleted\"}"))
        .isEqualTo(new JetstreamEvent.Gone("did:plc:ana", MICROS, "deleted"));
    assertThat(second("sync", TIME + ",\"sync\":{\"rev\":\"x\"}"))
        .isEqualTo(new JetstreamEvent.Other("did:plc:ana", MICROS));
    assertThat(second("info", "\"name\":\"OutdatedCursor\""))
        .isEqualTo(new JetstreamEvent.Notice("OutdatedCursor"));
    assertThat(second("new", TIME)).isEqualTo(malformed("UNKNOWN_KIND"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":[{}]}|Over[error=ConsumerTooSlow]",
        "{\"$type\":\"error\",\"error\":{\"error\":1}}|Over[error=]",
        "{\"$type\":\"message\",\"payload\":[]}|Malformed[why=UNKNOWN_KIND]",
        "{\"$type\":\"other\",\"payload\":{\"$type\":\"a#commit\"}}|Malformed[why=UNKNOWN_KIND]",
        "{\"$type\":\"message\",\"payload\":{\"$type\":\"a#commit\"}}|Malformed[why=NO_PERSON]",
        "{\"$type\":\"message\",\"payload\":{\"$type\":\"a#commit\",\"did\":\"did:plc:ana\",\"time\":\"now\"}}|Malformed[why=NO_TIME]",
        "{\"$type\":\"message\",\"payload\":{\"$type\":\"a#commit\",\"did\":\"did:plc:ana\",\"time\":\"+999999999-12-31T23:59:59Z\"}}|Malformed[why=NO_TIME]",
        "{\"$type\":\"message\",\"payload\":{\"did\":\"did:plc:ana\"}}{}|Malformed[why=NOT_JSON]",
      })
  void frames_may_be_anything(String text, String event) {
    assertThat(read(Jetstream.SECOND, text)).hasToString(event);
  }

  @ParameterizedTest
  @CsvSource({
    "wss://a.example, /subscribe?wantedCollections=app.bsky.feed.post&cursor=7, ''",
    "wss://a.example/, /subscribe?wantedCollections=app.bsky.feed.post&cursor=7, ''",
    "wss://a.example/own, /own?wantedCollections=app.bsky.feed.post&cursor=7, ''",
    "wss://a.example/xrpc/network.bsky.jetstream.subscribeEvents, /xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=identity&kinds=account&collections=app.bsky.feed.post&cursor=7, /xrpc/network.bsky.jetstream.getZstdDictionary",
    "wss://a.example/b/xrpc/network.bsky.jetstream.subscribeEvents, /b/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=identity&kinds=account&collections=app.bsky.feed.post&cursor=7, /b/xrpc/network.bsky.jetstream.getZstdDictionary"
  })
  void an_address_says_which_version_is_spoken(URI url, String target, String dictionary) {
    assertThat(Jetstream.of(url).target(url, 7, 0)).isEqualTo(target);
    if (!dictionary.isEmpty()) {
      assertThat(Jetstream.dictionaryTarget(url)).isEqualTo(dictionary);
    }
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

  private static JetstreamEvent second(String kind, String fields) {
    return read(
        Jetstream.SECOND,
        "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#%s\",\"seq\":1,\"did\":\"did:plc:ana\",%s}}"
            .formatted(kind, fields));
  }

  private static JetstreamEvent read(String text) {
    return read(Jetstream.FIRST, text);
  }

  private static JetstreamEvent read(Jetstream version, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return version.read(bytes, 0, bytes.length);
  }

  private static JetstreamEvent malformed(String why) {
    return new JetstreamEvent.Malformed(JetstreamEvent.Why.valueOf(why));
  }
}
