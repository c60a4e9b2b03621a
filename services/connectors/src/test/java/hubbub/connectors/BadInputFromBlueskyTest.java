package hubbub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import hubbub.testkit.bluesky.Wire;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an instance may send that is not as it should be, and on what it may be sent.
class BadInputFromBlueskyTest extends BlueskyHouse {
  @Test
  void malformed_events_are_counted_and_harm_nobody() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");
      var now = System.currentTimeMillis() * 1_000;
      for (var text :
          List.of(
              "{\"kind\":",
              "",
              "[]",
              "null",
              "\"text\"",
              "{}",
              "{\"kind\":\"commit\"}",
              "{\"kind\":\"something-new\",\"did\":\"did:plc:x\",\"time_us\":" + now + "}",
              "{\"kind\":\"commit\",\"did\":\"did:plc:x\",\"time_us\":" + now + "}",
              "{\"kind\":\"commit\",\"did\":\"did:plc:x\",\"time_us\":\"now\"}",
              "{\"kind\":\"commit\",\"did\":7,\"time_us\":" + now + ",\"commit\":[[],{}]}",
              "[".repeat(10_000),
              "{\"a\":".repeat(5_000))) {
        jetstream.text(text);
      }
      jetstream.bytes(
          Wire.frame(0x81, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
      jetstream.text("{\"kind\":\"" + "x".repeat(1_100_000) + "\"}");
      jetstream.pieces("{\"kind\":\"" + "x".repeat(1_100_000) + "\"}", 60_000);
      jetstream.pieces("{\"kind\":\"" + "x".repeat(1_000_000) + "\"}", 60_000);
      jetstream.post(
          ANA, "bieber \\u0000\\ud83d half", ",\"langs\":{\"a\":[1]},\"tags\":[[[7]],{}]");

      Await.until(() -> house.told.texts("bluesky/bieber").equals(List.of("bieber  \uFFFD half")));
      assertThat(malformed(house, "not json")).isEqualTo(6);
      assertThat(malformed(house, "too deep")).isEqualTo(1);
      assertThat(malformed(house, "not utf-8")).isEqualTo(1);
      assertThat(malformed(house, "too long")).isEqualTo(2);
      assertThat(malformed(house, "unknown kind")).isEqualTo(3);
      assertThat(malformed(house, "no person")).isEqualTo(2);
      assertThat(malformed(house, "no time")).isEqualTo(1);
      assertThat(malformed(house, "no post")).isEqualTo(1);
      assertThat(jetstream.asked()).hasSize(1);
    }
  }

  @Test
  void what_comes_with_the_last_word_of_a_connection_is_told_at_once() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");
      var micros = System.currentTimeMillis() * 1_000;
      var both = new ByteArrayOutputStream();
      both.writeBytes(Wire.frame(0x81, post(micros).getBytes(UTF_8)));
      both.writeBytes(Wire.frame(0x88, new byte[] {3, (byte) 0xf4}));

      jetstream.refuse(503);
      jetstream.bytes(both.toByteArray());

      Await.until(() -> messages(house, id) == 1);
    }
  }

  @Test
  void a_message_in_pieces_is_one() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");
      var text = post(System.currentTimeMillis() * 1_000);
      for (var length : new int[] {1, 7}) {
        jetstream.pieces(
            text.replace("naïve", "naïve " + length).replace("\"rkey\":\"", "\"rkey\":\"" + length),
            length);
      }

      Await.until(() ->
          house
              .told
              .texts("bluesky/bieber")
              .equals(List.of("naïve 1 bieber 😀", "naïve 7 bieber 😀")));
    }
  }

  @Test
  void it_speaks_tls_and_looks_at_the_certificate() {
    var certificate = Certificate.in(folder);
    try (var jetstream = new JetstreamLikeServer(certificate.sockets());
        var house =
            house(
                jetstream,
                Map.of(
                    "bluesky.jetstream.urls",
                    "wss://localhost:" + jetstream.port(),
                    "bluesky.jetstream.authorities",
                    certificate.pem().toString()))) {
      var id = follow(house, jetstream, "bieber");
      jetstream.post(ANA, "bieber");
      Await.until(() -> messages(house, id) == 1);
    }
    try (var jetstream = new JetstreamLikeServer(certificate.sockets());
        var house =
            house(
                jetstream,
                Map.of("bluesky.jetstream.urls", "wss://localhost:" + jetstream.port()))) {
      var id = house.run("{\"channels\": [\"bluesky/cats\"]}");
      house.awaitState(id, "waiting");
      assertThat(house.show(id).path("channels").path(0).path("note").stringValue())
          .contains("certificate is not trusted");
    }
  }

  private static String post(long micros) {
    return """
    {"did":"did:plc:ana","time_us":%d,"kind":"commit","commit":{"operation":"create",\
    "collection":"app.bsky.feed.post","rkey":"%s","record":{"text":"naïve bieber 😀"}}}\
    """
        .formatted(micros, JetstreamLikeServer.tid(micros));
  }
}
