package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words on Bluesky go on where they were, against a Jetstream that breaks as it is told.
class ResumingOnBlueskyTest extends BlueskyHouse {
  @ParameterizedTest
  @ValueSource(strings = {"drop", "reset", "cut", "1012", "1006", "mute", "broken"})
  void nothing_is_lost_or_doubled_however_the_connection_breaks(String how) {
    try (var jetstream = server();
        var house = house(jetstream, Map.of("bluesky.jetstream.silence", "700ms"))) {
      var id = heard(house, jetstream);

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

  @Test
  void what_can_never_be_read_is_passed_and_is_a_gap() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = heard(house, jetstream);
      var before = jetstream.asked().size();

      jetstream.poison();
      Await.until(() -> jetstream.asked().size() >= before + 2);
      Await.until(() -> {
        jetstream.post(ANA, "bieber " + System.nanoTime());
        return messages(house, id) > 1;
      });

      var gap = told(house).all(GapSeen.class).getFirst();
      assertThat(Duration.between(gap.from(), gap.to())).isLessThan(Duration.ofSeconds(5));
      assertThat(gap.reason()).isEqualTo("Bluesky's instance sends what can't be read");
      assertThat(told(house).texts("bluesky/bieber"))
          .startsWith("bieber 1")
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429, 200})
  void who_is_refused_comes_again(int status) {
    try (var jetstream = server();
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
    try (var jetstream = server()) {
      String id;
      try (var house = house(jetstream)) {
        id = heard(house, jetstream);
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
    try (var one = server();
        var other = server();
        var house = house(one, Map.of("bluesky.jetstream.urls", one.url() + ", " + other.url()))) {
      var id = heard(house, one);

      one.mute();
      one.post(ANA, "bieber 2");
      // Its clock is three seconds behind.
      other.likeBefore(one, 3_000_000);
      one.refuse(503);
      one.drop();

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
    try (var jetstream = server()) {
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
  void hours_in_which_nobody_wrote_are_no_gap() {
    try (var jetstream = server()) {
      String id;
      var before = (System.currentTimeMillis() - 7_200_000) * 1_000;
      try (var house = house(jetstream)) {
        id = follow(house, jetstream, "bieber");
        jetstream.post(ANA, "bieber 1", "", before, JetstreamLikeServer.tid(before));
        Await.until(() -> messages(house, id) == 1);
      }

      var asked = jetstream.asked().size();
      try (var house = house(jetstream, Map.of("bluesky.jetstream.silence", "700ms"))) {
        // The last that was read comes again, and nothing behind it.
        Await.until(() -> jetstream.asked().size() >= asked + 2);
        Await.until(() -> jetstream.connections() == 1);
        jetstream.post(ANA, "bieber 2");
        Await.until(() -> messages(house, id) == 2);

        assertThat(told(house).all(GapSeen.class)).isEmpty();
      }
    }
  }

  @Test
  void hours_that_an_instance_leaves_out_amid_a_connection_are_a_gap() {
    try (var jetstream = server()) {
      String id;
      var before = (System.currentTimeMillis() - 7_200_000) * 1_000;
      try (var house = house(jetstream)) {
        id = follow(house, jetstream, "bieber");
        jetstream.post(ANA, "bieber 1", "", before, JetstreamLikeServer.tid(before));
        Await.until(() -> messages(house, id) == 1);
      }
      // What it was asked for comes, and then what is now.
      jetstream.post(ANA, "bieber 2");

      try (var house = house(jetstream)) {
        Await.until(() -> messages(house, id) == 2);
        jetstream.post(ANA, "bieber 3");
        Await.until(() -> messages(house, id) == 3);

        var gap = assertThat(told(house).all(GapSeen.class)).singleElement().actual();
        assertThat(gap.from().toEpochMilli()).isEqualTo(before / 1_000);
        assertThat(gap.to()).isAfter(gap.from().plus(Duration.ofMinutes(119)));
        assertThat(gap.reason()).isEqualTo("Bluesky's instance left out what was then");
      }
    }
  }

  @Test
  void words_that_were_kept_to_different_places_go_on_from_there() {
    try (var jetstream = server()) {
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
  void times_from_the_future_move_nothing() {
    try (var jetstream = server();
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
    try (var jetstream = server()) {
      String id;
      try (var house = house(jetstream)) {
        id = heard(house, jetstream);
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
    try (var jetstream = server();
        var house = house(jetstream, Map.of("connectors.waiting-max", "500"))) {
      var id = follow(house, jetstream, "bieber");

      Thread.ofVirtual()
          .start(() -> IntStream.range(0, 20_000).forEach(i -> jetstream.post(ANA, "bieber " + i)));

      Await.until(Duration.ofMinutes(3), () -> messages(house, id) == 20_000);
      assertThat(told(house).texts("bluesky/bieber"))
          .containsExactlyElementsOf(
              IntStream.range(0, 20_000).mapToObj(i -> "bieber " + i).toList());
    }
  }
}
