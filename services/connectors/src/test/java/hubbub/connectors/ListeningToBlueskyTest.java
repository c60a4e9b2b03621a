package hubbub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.Ticker;
import hubbub.testkit.Await;
import hubbub.testkit.SmallHouse;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words on Bluesky through the whole service, against a Jetstream that breaks as it is told.
class ListeningToBlueskyTest {
  private static final String ANA = "did:plc:ana";
  private static final String BO = "did:plc:bo";

  @TempDir Path folder;

  @Test
  void posts_with_the_word_are_told_and_others_are_not() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");

      jetstream.identity(ANA, "Ana.example");
      var one =
          jetstream.post(
              ANA,
              "I love BIEBER",
              ",\"langs\":[\"en\",\"de\"],\"embed\":{\"record\":{\"uri\":\"at://x/y/z\"}}");
      jetstream.post(BO, "bieberhole");
      jetstream.post(
          BO,
          "so do I",
          ",\"tags\":[\"Bieber\"],\"reply\":{\"parent\":{\"uri\":\"at://did:plc:ana/app.bsky.feed.post/%s\"}}"
              .formatted(one));

      Await.until(() -> house.told.messages("bluesky/bieber").size() == 2);
      var first = house.told.messages("bluesky/bieber").getFirst();
      assertThat(first.id()).isEqualTo("at://did:plc:ana/app.bsky.feed.post/" + one);
      assertThat(first.kind()).isEqualTo(MessageKind.POST);
      assertThat(first.author().id()).isEqualTo(ANA);
      assertThat(first.author().name()).isEqualTo("ana.example");
      assertThat(first.details())
          .containsEntry("langs", "en,de")
          .containsEntry("quote", "at://x/y/z")
          .containsEntry("uri", first.id());
      var other = house.told.messages("bluesky/bieber").getLast();
      assertThat(other.kind()).isEqualTo(MessageKind.REPLY);
      assertThat(other.replyTo()).isEqualTo(first.id());
      assertThat(other.author().login()).isEqualTo(BO);
      assertThat(told(house).all(MessagesSeen.class).getFirst().runIds()).containsExactly(id);
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
    }
  }

  @Test
  void a_post_with_two_words_of_a_run_is_in_both_channels_and_counts_once() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var both = house.run("{\"channels\": [\"bluesky/bieber\", \"bluesky/love\"]}");
      house.awaitState(both, "live");
      var one = house.run("{\"channels\": [\"bluesky/love\"]}");
      house.awaitState(one, "live");

      jetstream.post(ANA, "I love bieber");
      jetstream.post(ANA, "I love cats");

      Await.until(() -> messages(house, both) == 2 && messages(house, one) == 2);
      assertThat(told(house).texts("bluesky/bieber")).containsExactly("I love bieber");
      assertThat(told(house).texts("bluesky/love")).containsExactly("I love bieber", "I love cats");
      assertThat(jetstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void only_what_is_made_counts() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");

      var key = jetstream.post(ANA, "bieber");
      jetstream.update(ANA, key, "bieber, edited");
      jetstream.again();
      jetstream.post(ANA, "bieber again");

      Await.until(() -> house.told.texts("bluesky/bieber").contains("bieber again"));
      assertThat(told(house).texts("bluesky/bieber")).containsExactly("bieber", "bieber again");
    }
  }

  @Test
  void what_is_deleted_is_told_where_it_was_said() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var id = house.run("{\"channels\": [\"bluesky/bieber\", \"bluesky/cats\"]}");
      house.awaitState(id, "live");
      var key = jetstream.post(ANA, "bieber");
      var elsewhere = jetstream.post(BO, "dogs");

      jetstream.delete(ANA, key);
      jetstream.delete(BO, elsewhere);
      // Made by its author two days ago: what was kept of it, nobody knows any more.
      var old = JetstreamLikeServer.tid((System.currentTimeMillis() - 172_800_000) * 1_000);
      jetstream.delete(BO, old);

      Await.until(() -> house.told.all(MessagesDeleted.class).size() == 3);
      assertThat(told(house).all(MessagesDeleted.class))
          .extracting(gone -> gone.channel().name() + " " + gone.messageId())
          .containsExactlyInAnyOrder(
              "bieber at://did:plc:ana/app.bsky.feed.post/" + key,
              "bieber at://did:plc:bo/app.bsky.feed.post/" + old,
              "cats at://did:plc:bo/app.bsky.feed.post/" + old);
    }
  }

  @Test
  void all_of_an_account_that_is_gone_goes() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");

      jetstream.account(ANA, true, "");
      jetstream.account(ANA, false, "throttled");
      jetstream.account(BO, false, "takendown");

      Await.until(() -> !house.told.all(MessagesDeleted.class).isEmpty());
      var gone = house.told.all(MessagesDeleted.class).getFirst();
      assertThat(gone.authorId()).isEqualTo(BO);
      assertThat(gone.reason()).isEqualTo("account taken down");
      assertThat(told(house).all(MessagesDeleted.class)).hasSize(1);
    }
  }

  @Test
  void a_run_that_joins_gets_what_is_said_from_then_on() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var one = follow(house, jetstream, "bieber");
      jetstream.post(ANA, "bieber and cats");
      Await.until(() -> messages(house, one) == 1);
      var other = house.run("{\"channels\": [\"bluesky/cats\", \"bluesky/bieber\"]}");
      house.awaitState(other, "live");
      Await.until(() -> {
        jetstream.post(BO, "bieber");
        return messages(house, other) > 0;
      });

      jetstream.post(ANA, "cats");
      Await.until(() -> house.told.texts("bluesky/cats").equals(List.of("cats")));
      assertThat(jetstream.asked()).hasSize(1);
    }
  }

  @Test
  void the_last_to_leave_closes_the_connection() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var one = follow(house, jetstream, "bieber");
      var other = house.run("{\"channels\": [\"bluesky/cats\"]}");
      house.awaitState(other, "live");

      house.house.send("DELETE", "/api/v1/runs/" + one, "");
      house.ended(one);
      assertThat(jetstream.connections()).isEqualTo(1);
      house.house.send("DELETE", "/api/v1/runs/" + other, "");
      Await.until(() -> jetstream.connections() == 0);

      follow(house, jetstream, "dogs");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "reset", "cut", "1012", "1006", "mute", "broken"})
  void nothing_is_lost_or_doubled_however_the_connection_breaks(String how) {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream, Map.of("bluesky.jetstream.silence", "700ms"))) {
      var id = follow(house, jetstream, "bieber");
      jetstream.post(ANA, "bieber 1");
      Await.until(() -> messages(house, id) == 1);

      switch (how) {
        case "reset" -> jetstream.reset();
        case "cut" -> jetstream.cut();
        case "1012" -> jetstream.close(1012);
        case "1006" -> jetstream.close(1006);
        case "mute" -> jetstream.mute();
        case "broken" -> jetstream.bytes((byte) 0xf1, (byte) 0x80);
        default -> jetstream.drop();
      }
      jetstream.post(ANA, "bieber 2");
      Await.until(() -> {
        jetstream.post(BO, "nothing");
        return messages(house, id) == 2;
      });

      assertThat(told(house).texts("bluesky/bieber")).containsExactly("bieber 1", "bieber 2");
      house.awaitState(id, "live");
      assertThat(told(house).all(GapSeen.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429, 200})
  void who_is_refused_comes_again(int status) {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      jetstream.refuse(status);
      var id = house.run("{\"channels\": [\"bluesky/bieber\"]}");
      house.awaitState(id, "waiting");
      assertThat(house.show(id).path("channels").path(0).path("note").stringValue())
          .endsWith("answers " + status);

      jetstream.refuse(0);

      house.awaitState(id, "live");
    }
  }

  @Test
  void a_run_goes_on_after_a_stop_without_a_gap() {
    try (var jetstream = new JetstreamLikeServer()) {
      String id;
      try (var house = house(jetstream)) {
        id = follow(house, jetstream, "bieber");
        jetstream.post(ANA, "bieber 1");
        Await.until(() -> messages(house, id) == 1);
      }
      jetstream.post(ANA, "bieber 2");
      jetstream.post(BO, "nothing");

      try (var house = house(jetstream)) {
        Await.until(() -> messages(house, id) == 2);
        jetstream.post(ANA, "bieber 3");
        Await.until(() -> messages(house, id) == 3);

        assertThat(told(house).texts("bluesky/bieber")).containsExactly("bieber 2", "bieber 3");
        assertThat(told(house).all(GapSeen.class)).isEmpty();
      }
    }
  }

  @Test
  void what_another_instance_tells_again_counts_once() {
    try (var one = new JetstreamLikeServer();
        var other = new JetstreamLikeServer();
        var house = house(one, Map.of("bluesky.jetstream.urls", one.url() + ", " + other.url()))) {
      var id = follow(house, one, "bieber");
      one.post(ANA, "bieber 1");
      Await.until(() -> messages(house, id) == 1);

      one.refuse(503);
      one.drop();
      one.post(ANA, "bieber 2");
      // Its clock is three seconds behind.
      other.likeBefore(one, 3_000_000);

      Await.until(() -> messages(house, id) == 2);
      other.post(ANA, "bieber 3");
      Await.until(() -> messages(house, id) == 3);
      assertThat(told(house).texts("bluesky/bieber"))
          .containsExactly("bieber 1", "bieber 2", "bieber 3");
      assertThat(other.asked()).singleElement().asString().contains("cursor=");
      assertThat(told(house).all(GapSeen.class)).isEmpty();
    }
  }

  @Test
  void what_no_instance_keeps_any_more_is_a_gap() {
    try (var jetstream = new JetstreamLikeServer()) {
      String id;
      var before = (System.currentTimeMillis() - 7_200_000) * 1_000;
      try (var house = house(jetstream)) {
        id = follow(house, jetstream, "bieber");
        jetstream.post(ANA, "bieber 1", "", before, JetstreamLikeServer.tid(before));
        Await.until(() -> messages(house, id) == 1);
      }
      jetstream.forget();

      try (var house = house(jetstream)) {
        house.awaitState(id, "live");
        jetstream.post(ANA, "bieber 2");
        Await.until(() -> messages(house, id) == 2);

        Await.until(() -> house.told.all(GapSeen.class).size() >= 1);
        var gap = house.told.all(GapSeen.class).getLast();
        assertThat(gap.from().toEpochMilli()).isEqualTo(before / 1_000);
        assertThat(gap.to()).isAfter(gap.from().plus(Duration.ofMinutes(119)));
      }
    }
  }

  @Test
  void words_that_were_kept_to_different_places_go_on_from_there() {
    try (var jetstream = new JetstreamLikeServer()) {
      String early;
      String late;
      try (var house = house(jetstream)) {
        early = follow(house, jetstream, "bieber");
        late = house.run("{\"channels\": [\"bluesky/cats\"]}");
        house.awaitState(late, "live");
        jetstream.post(ANA, "bieber and cats");
        Await.until(() -> messages(house, early) == 1 && messages(house, late) == 1);
      }
      jetstream.post(BO, "cats and bieber");

      try (var house = house(jetstream)) {
        Await.until(() -> messages(house, early) == 2 && messages(house, late) == 2);
        jetstream.post(ANA, "bieber");
        jetstream.post(ANA, "cats");
        Await.until(() -> messages(house, early) == 3 && messages(house, late) == 3);
      }
    }
  }

  @Test
  void malformed_events_are_counted_and_harm_nobody() {
    try (var jetstream = new JetstreamLikeServer();
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
          JetstreamLikeServer.frame(
              0x81, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
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
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");
      var micros = System.currentTimeMillis() * 1_000;
      var both = new ByteArrayOutputStream();
      both.writeBytes(JetstreamLikeServer.frame(0x81, post(micros).getBytes(UTF_8)));
      both.writeBytes(JetstreamLikeServer.frame(0x88, new byte[] {3, (byte) 0xf4}));

      jetstream.refuse(503);
      jetstream.bytes(both.toByteArray());

      Await.until(() -> messages(house, id) == 1);
    }
  }

  @Test
  void a_message_in_pieces_is_one() {
    try (var jetstream = new JetstreamLikeServer();
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
  void times_from_the_future_move_nothing() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");
      var future = (System.currentTimeMillis() + 86_400_000L * 365) * 1_000;
      jetstream.post(ANA, "bieber of tomorrow", "", future, JetstreamLikeServer.tid(future));
      jetstream.post(ANA, "bieber of today");
      Await.until(() -> messages(house, id) == 2);

      jetstream.drop();
      jetstream.post(ANA, "bieber of the evening");

      Await.until(() -> messages(house, id) == 3);
      assertThat(told(house).messages("bluesky/bieber"))
          .allSatisfy(message ->
              assertThat(message.sentAt()).isBefore(message.receivedAt().plusSeconds(61)));
      assertThat(malformed(house, "from the future")).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"future", "nonsense", "sequence", "elsewhere", "empty"})
  void a_position_that_is_none_harms_nobody(String which) {
    try (var jetstream = new JetstreamLikeServer()) {
      String id;
      try (var house = house(jetstream)) {
        id = follow(house, jetstream, "bieber");
        jetstream.post(ANA, "bieber 1");
        Await.until(() -> messages(house, id) == 1);
      }
      position(
          switch (which) {
            case "future" -> "127.0.0.1:" + jetstream.port() + " 9999999999999999";
            case "nonsense" -> "127.0.0.1 now or never";
            case "sequence" -> "127.0.0.1:" + jetstream.port() + " 12345";
            case "elsewhere" -> "nowhere.example " + (System.currentTimeMillis() * 1_000);
            default -> "";
          });

      try (var house = house(jetstream)) {
        house.awaitState(id, "live");
        Await.until(() -> {
          jetstream.post(ANA, "bieber 2");
          return messages(house, id) > 1;
        });
      }
    }
  }

  @Test
  void a_desk_that_is_slow_loses_nothing() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream, Map.of("connectors.waiting-max", "500"))) {
      var id = follow(house, jetstream, "bieber");

      Thread.ofVirtual()
          .start(() -> IntStream.range(0, 20_000).forEach(i -> jetstream.post(ANA, "bieber " + i)));

      Await.until(Duration.ofMinutes(1), () -> messages(house, id) == 20_000);
      assertThat(told(house).texts("bluesky/bieber"))
          .containsExactlyElementsOf(
              IntStream.range(0, 20_000).mapToObj(i -> "bieber " + i).toList());
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

  @Test
  void a_hundred_families_in_a_post_are_kept_as_they_are() {
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream)) {
      follow(house, jetstream, "bieber");
      var families = "👨‍👩‍👧‍👦".repeat(100);

      jetstream.post(ANA, "bieber " + families);

      Await.until(() -> house.told.texts("bluesky/bieber").equals(List.of("bieber " + families)));
    }
  }

  private static String post(long micros) {
    return """
    {"did":"did:plc:ana","time_us":%d,"kind":"commit","commit":{"operation":"create",\
    "collection":"app.bsky.feed.post","rkey":"%s","record":{"text":"naïve bieber 😀"}}}\
    """
        .formatted(micros, JetstreamLikeServer.tid(micros));
  }

  private void position(String text) {
    try (var house = new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), Map.of())) {
      house
          .platform()
          .storage()
          .open("connectors")
          .write(tx -> tx.handle().execute("UPDATE run_channel SET position = ?", text));
    }
  }

  private ConnectorsHouse house(JetstreamLikeServer jetstream) {
    return house(jetstream, Map.of());
  }

  private ConnectorsHouse house(JetstreamLikeServer jetstream, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("bluesky.jetstream.urls", jetstream.url());
    settings.put("bluesky.jetstream.pause-max", "1s");
    settings.putAll(more);
    return new ConnectorsHouse(folder, settings);
  }

  private static String follow(ConnectorsHouse house, JetstreamLikeServer jetstream, String word) {
    var id = house.run("{\"channels\": [\"bluesky/" + word + "\"]}");
    house.awaitState(id, "live");
    Await.until(() -> jetstream.connections() == 1);
    return id;
  }

  private static int messages(ConnectorsHouse house, String id) {
    return house.show(id).path("messages").intValue();
  }

  private static Told told(ConnectorsHouse house) {
    house.house.settle();
    return house.told;
  }

  private static double malformed(ConnectorsHouse house, String reason) {
    return house
        .house
        .platform()
        .observe()
        .meters()
        .counter("hubbub.connectors.malformed", "platform", "bluesky", "reason", reason)
        .count();
  }
}
