package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twitch channels through the whole service, against a server that breaks as it is told.
class ListeningToTwitchTest {
  @TempDir Path folder;

  @Test
  void what_is_said_in_a_channel_is_told_with_its_deletions() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var id = watch(house, twitch, "ana");

      twitch.say("ana", "m1", "hello");
      twitch.toChannel("ana", "@id=m2;login=bo;msg-id=raid :tmi.twitch.tv USERNOTICE #ana");
      twitch.toChannel("ana", "@target-msg-id=m1 :tmi.twitch.tv CLEARMSG #ana :hello");

      Await.until(() -> !house.told.all(MessagesDeleted.class).isEmpty());
      assertThat(house.told.messages("twitch/ana"))
          .extracting(m -> m.id() + " " + m.kind().word())
          .containsExactly("m1 message", "m2 raid");
      assertThat(house.told.all(MessagesDeleted.class).getFirst().messageId()).isEqualTo("m1");
      assertThat(house.told.all(MessagesSeen.class).getFirst().runIds()).containsExactly(id);
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
    }
  }

  @Test
  void it_reads_anonymously_and_answers_pings() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch, "ana");

      twitch.toAll("PING :tmi.twitch.tv");

      Await.until(() -> twitch.heard().contains("PONG :tmi.twitch.tv"));
      assertThat(twitch.heard())
          .anyMatch(line -> line.matches("NICK justinfan\\d+"))
          .contains("CAP REQ :twitch.tv/tags twitch.tv/commands")
          .contains("JOIN #ana");
    }
  }

  @Test
  void over_tls_the_authorities_of_the_settings_are_trusted() {
    var certificate = Certificate.in(folder);
    try (var twitch = new TwitchLikeServer(certificate.sockets(), "ana");
        var house =
            house(
                twitch,
                Map.of(
                    "twitch.irc.address",
                    "localhost:" + twitch.port(),
                    "twitch.irc.tls",
                    "true",
                    "twitch.irc.authorities",
                    certificate.pem().toString()))) {
      watch(house, twitch, "ana");

      twitch.say("ana", "m1", "secret");

      Await.until(() -> house.told.texts("twitch/ana").equals(List.of("secret")));
    }
  }

  @Test
  void a_certificate_that_nobody_signed_is_not_trusted() {
    var certificate = Certificate.in(folder);
    try (var twitch = new TwitchLikeServer(certificate.sockets(), "ana");
        var house =
            house(
                twitch,
                Map.of(
                    "twitch.irc.address", "localhost:" + twitch.port(),
                    "twitch.irc.tls", "true",
                    "twitch.irc.answer", "1s"))) {
      var id = house.run("{\"channels\": [\"twitch/ana\"]}");

      house.awaitState(id, "waiting");

      assertThat(channel(house, id).path("note").stringValue()).contains("can't be reached");
      assertThat(twitch.heard()).isEmpty();
    }
  }

  @Test
  void a_certificate_for_another_name_is_not_trusted() {
    var certificate = Certificate.in(folder);
    try (var twitch = new TwitchLikeServer(certificate.sockets(), "ana");
        var house =
            house(
                twitch,
                Map.of(
                    "twitch.irc.tls", "true",
                    "twitch.irc.authorities", certificate.pem().toString(),
                    "twitch.irc.answer", "1s"))) {
      var id = house.run("{\"channels\": [\"twitch/ana\"]}");

      house.awaitState(id, "waiting");

      assertThat(twitch.heard()).isEmpty();
    }
  }

  @Test
  void a_cut_is_a_gap_from_the_last_sign_to_the_return() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var id = watch(house, twitch, "ana");
      twitch.say("ana", "m1", "before");
      Await.until(() -> house.told.texts("twitch/ana").size() == 1);

      twitch.drop();
      Await.until(() -> house.told.all(GapSeen.class).size() == 2);
      twitch.say("ana", "m2", "after");
      Await.until(() -> house.told.texts("twitch/ana").size() == 2);

      var gaps = house.told.all(GapSeen.class);
      var before = house.told.messages("twitch/ana").getFirst().receivedAt();
      assertThat(gaps.getFirst().to()).isNull();
      assertThat(gaps.getFirst().reason()).isEqualTo("connection closed by Twitch");
      assertThat(gaps.getFirst().from()).isAfterOrEqualTo(before);
      assertThat(gaps.getLast().id()).isEqualTo(gaps.getFirst().id());
      assertThat(gaps.getLast().to())
          .isAfterOrEqualTo(gaps.getFirst().from())
          .isBeforeOrEqualTo(house.told.messages("twitch/ana").getLast().receivedAt());
      assertThat(channel(house, id).path("gaps")).hasSize(1);
    }
  }

  @Test
  void what_is_sent_twice_is_told_once() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var id = watch(house, twitch, "ana");
      var line =
          "@id=m1;user-id=7;tmi-sent-ts=" + System.currentTimeMillis() + " :a!a@a PRIVMSG #ana :x";
      twitch.toChannel("ana", line);
      twitch.toChannel("ana", line);
      Await.until(() -> house.told.texts("twitch/ana").size() == 1);

      twitch.drop();
      Await.until(() -> twitch.isWatched("ana"));
      twitch.toChannel("ana", line);
      twitch.say("ana", "m2", "new");

      Await.until(() -> house.told.texts("twitch/ana").contains("new"));
      assertThat(house.told.texts("twitch/ana")).containsExactly("x", "new");
      assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
    }
  }

  @Test
  void what_is_sent_twice_without_its_time_is_told_once() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch, "ana");
      twitch.toChannel("ana", "@id=m1 :a!a@a PRIVMSG #ana :x");
      twitch.toChannel("ana", "@id=m2;tmi-sent-ts=1500000000000 :a!a@a PRIVMSG #ana :y");
      Await.until(() -> house.told.texts("twitch/ana").size() == 2);

      twitch.toChannel("ana", "@id=m1 :a!a@a PRIVMSG #ana :x");
      twitch.toChannel("ana", "@id=m2;tmi-sent-ts=1500000000000 :a!a@a PRIVMSG #ana :y");
      twitch.say("ana", "m3", "end");

      Await.until(() -> house.told.texts("twitch/ana").contains("end"));
      assertThat(house.told.texts("twitch/ana")).containsExactly("x", "y", "end");
    }
  }

  @Test
  void in_shared_chat_a_message_counts_once_in_a_channel() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch, "ana");
      var sent = ";source-id=s1;tmi-sent-ts=" + System.currentTimeMillis();
      twitch.toChannel("ana", "@id=m1" + sent + " :a!a@a PRIVMSG #ana :x");
      twitch.toChannel("ana", "@id=m2" + sent + " :a!a@a PRIVMSG #ana :x");

      twitch.say("ana", "m3", "end");

      Await.until(() -> house.told.texts("twitch/ana").contains("end"));
      assertThat(house.told.texts("twitch/ana")).containsExactly("x", "end");
    }
  }

  @Test
  void asked_to_reconnect_it_is_in_again_before_it_leaves() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var id = watch(house, twitch, "ana");

      twitch.toAll(":tmi.twitch.tv RECONNECT");
      Await.until(() -> logins(twitch) == 2 && twitch.connections() == 1);
      twitch.say("ana", "m1", "after");

      Await.until(() -> house.told.texts("twitch/ana").contains("after"));
      assertThat(channel(house, id).path("gaps")).isEmpty();
      assertThat(house.told.all(GapSeen.class)).isEmpty();
    }
  }

  @Test
  void a_channel_that_nobody_answers_for_waits_and_says_so() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch, Map.of("twitch.irc.answer", "300ms"))) {
      var id = house.run("{\"channels\": [\"twitch/nobody\", \"twitch/ana\"]}");

      Await.untilAsserted(() -> {
        var run = house.show(id);
        assertThat(run.path("channels").path(0).path("state").stringValue()).isEqualTo("waiting");
        assertThat(run.path("channels").path(0).path("note").stringValue(""))
            .isEqualTo("no answer; does it exist?");
        assertThat(run.path("channels").path(1).path("state").stringValue()).isEqualTo("live");
        assertThat(run.path("state").stringValue()).isEqualTo("live");
      });
    }
  }

  @Test
  void silence_without_any_sign_of_life_ends_a_connection() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch, Map.of("twitch.irc.ping", "100ms", "twitch.irc.silence", "1s"))) {
      var id = watch(house, twitch, "ana");

      twitch.mute();
      Await.until(() -> house.told.all(GapSeen.class).size() >= 2);

      var gap = channel(house, id).path("gaps").path(0);
      assertThat(gap.path("reason").stringValue()).isEqualTo("no sign of life for 1 s");
    }
  }

  @Test
  void while_nobody_lets_it_in_it_tries_again_and_the_gap_is_one() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var id = watch(house, twitch, "ana");
      twitch.refuse(true);
      twitch.drop();
      Await.until(() -> house.told.all(GapSeen.class).size() == 1);

      twitch.refuse(false);

      Await.until(() -> twitch.isWatched("ana"));
      house.awaitState(id, "live");
      assertThat(channel(house, id).path("gaps")).hasSize(1);
    }
  }

  @Test
  void a_run_goes_on_after_a_restart_with_a_gap() {
    try (var twitch = new TwitchLikeServer("ana")) {
      String id;
      try (var house = house(twitch)) {
        id = watch(house, twitch, "ana");
        twitch.say("ana", "m1", "before");
        Await.until(() -> house.told.texts("twitch/ana").size() == 1);
      }
      Await.until(() -> !twitch.isWatched("ana"));

      try (var house = house(twitch)) {
        Await.until(() -> twitch.isWatched("ana"));
        house.awaitState(id, "live");
        twitch.say("ana", "m2", "after");
        Await.until(() -> house.told.texts("twitch/ana").contains("after"));

        var gap = channel(house, id).path("gaps").path(0);
        assertThat(gap.path("reason").stringValue()).isEqualTo("Hubbub was not running");
        assertThat(gap.path("to").isString()).isTrue();
        assertThat(house.show(id).path("messages").intValue()).isEqualTo(2);
      }
    }
  }

  @Test
  void two_runs_share_a_channel_and_each_gets_its_count() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      var one = watch(house, twitch, "ana");
      twitch.say("ana", "m1", "first");
      Await.until(() -> house.told.texts("twitch/ana").size() == 1);
      var other = house.run("{\"channels\": [\"twitch/ana\"], \"until_messages\": 1}");
      house.awaitState(other, "live");

      twitch.say("ana", "m2", "second");
      house.ended(other);
      twitch.say("ana", "m3", "third");
      Await.until(() -> house.told.texts("twitch/ana").size() == 3);

      assertThat(house.told.all(MessagesSeen.class))
          .extracting(MessagesSeen::runIds)
          .containsExactly(List.of(one), List.of(one, other), List.of(one));
      assertThat(house.show(other).path("messages").intValue()).isEqualTo(1);
      assertThat(logins(twitch)).isEqualTo(1);
    }
  }

  @Test
  void the_last_run_to_leave_closes_the_connection() {
    try (var twitch = new TwitchLikeServer("ana", "bo");
        var house = house(twitch)) {
      var ana = watch(house, twitch, "ana");
      var bo = watch(house, twitch, "bo");

      house.house.send("DELETE", "/api/v1/runs/" + ana, "");
      Await.until(() -> twitch.heard().contains("PART #ana"));
      house.house.send("DELETE", "/api/v1/runs/" + bo, "");

      Await.until(() -> twitch.connections() == 0);
    }
  }

  @Test
  void many_channels_share_few_connections_and_join_at_the_pace_of_twitch() {
    var names = IntStream.range(0, 30).mapToObj(i -> "c" + i).toArray(String[]::new);
    try (var twitch = new TwitchLikeServer(names);
        var house =
            house(
                twitch,
                Map.of("twitch.irc.channels-per-connection", "20", "twitch.irc.joins-max", "18"))) {
      var id =
          house.run(
              IntStream.range(0, 30)
                  .mapToObj(i -> "\"twitch/c" + i + "\"")
                  .collect(Collectors.joining(",", "{\"channels\":[", "]}")));

      Await.until(() -> live(house, id) == 18);
      assertThat(twitch.connections()).isEqualTo(2);
      assertThat(joins(twitch)).isEqualTo(18);
      Await.until(() -> live(house, id) == 30);
      assertThat(joins(twitch)).isEqualTo(30);
    }
  }

  @Test
  void malformed_lines_are_counted_and_harm_nobody() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch)) {
      watch(house, twitch, "ana");
      for (var line :
          List.of(
              ":a!a@a.tmi.twitch.tv",
              ":a!a@a PRIVMSG",
              ":a!a@a PRIVMSG #ana",
              "@id=1",
              "@ :tmi.twitch.tv",
              ":",
              "     ",
              "@ban-duration=abc;tmi-sent-ts=-1 :tmi.twitch.tv CLEARCHAT #ana :nobody",
              ":tmi.twitch.tv FOO :" + "x".repeat(20_000))) {
        twitch.toAll(line);
      }
      twitch.bytes(new byte[] {':', 't', ' ', 'F', 'O', 'O', ' ', (byte) 0xff, '\r', '\n'});
      twitch.bytes("@id=m1 :a!a@a PRIVMSG #ana :na".getBytes(StandardCharsets.UTF_8));
      twitch.bytes(new byte[] {(byte) 0xc3});
      twitch.bytes(new byte[] {(byte) 0xaf, 'v', 'e', '\r'});
      twitch.bytes(new byte[] {'\n'});

      Await.until(() -> house.told.texts("twitch/ana").equals(List.of("naïve")));
      assertThat(malformed(house, "no command")).isEqualTo(4);
      assertThat(malformed(house, "no channel")).isEqualTo(1);
      assertThat(malformed(house, "no text")).isEqualTo(1);
      assertThat(malformed(house, "too long")).isEqualTo(1);
      assertThat(malformed(house, "not utf-8")).isEqualTo(1);
    }
  }

  @Test
  void connected_time_is_told_with_its_stretches_and_leaves_gaps_out() {
    try (var twitch = new TwitchLikeServer("ana");
        var house = house(twitch, Map.of("twitch.irc.ping", "100ms"))) {
      var id = watch(house, twitch, "ana");
      Await.until(() -> connected(house, id) >= 1);
      twitch.drop();
      Await.until(() -> house.told.all(GapSeen.class).size() == 2);
      Await.until(() -> connected(house, id) >= 2);

      house.house.send("DELETE", "/api/v1/runs/" + id, "");
      house.ended(id);

      var facts = house.told.all(RunMeasured.class);
      var froms =
          facts.stream()
              .flatMap(fact -> fact.channels().getFirst().stretches().stream())
              .map(RunMeasured.Stretch::from)
              .distinct()
              .toList();
      assertThat(froms).hasSize(2);
      assertThat(facts).extracting(RunMeasured::connectedMillis).isSorted();
      var last = new HashMap<Object, RunMeasured.Stretch>();
      facts.forEach(
          fact -> fact.channels().getFirst().stretches().forEach(s -> last.put(s.from(), s)));
      var sum =
          last.values().stream().mapToLong(s -> s.to().toEpochMilli() - s.from().toEpochMilli());
      assertThat(facts.getLast().connectedMillis()).isCloseTo(sum.sum(), within(1_000L));
    }
  }

  private static org.assertj.core.data.Offset<Long> within(long millis) {
    return org.assertj.core.data.Offset.offset(millis);
  }

  private ConnectorsHouse house(TwitchLikeServer twitch) {
    return house(twitch, Map.of());
  }

  private ConnectorsHouse house(TwitchLikeServer twitch, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("twitch.irc.address", "127.0.0.1:" + twitch.port());
    settings.put("twitch.irc.tls", "false");
    settings.put("twitch.irc.pause-max", "1s");
    settings.putAll(more);
    return new ConnectorsHouse(folder, settings);
  }

  private static String watch(ConnectorsHouse house, TwitchLikeServer twitch, String channel) {
    var id = house.run("{\"channels\": [\"twitch/" + channel + "\"]}");
    house.awaitState(id, "live");
    assertThat(twitch.isWatched(channel)).isTrue();
    return id;
  }

  private static tools.jackson.databind.JsonNode channel(ConnectorsHouse house, String id) {
    return house.show(id).path("channels").path(0);
  }

  private static double connected(ConnectorsHouse house, String id) {
    return house.show(id).path("connected_seconds").doubleValue();
  }

  private static long live(ConnectorsHouse house, String id) {
    var live = 0L;
    for (var channel : house.show(id).path("channels")) {
      if (channel.path("state").stringValue().equals("live")) {
        live++;
      }
    }
    return live;
  }

  private static long joins(TwitchLikeServer twitch) {
    return twitch.heard().stream()
        .filter(line -> line.startsWith("JOIN "))
        .mapToLong(line -> line.chars().filter(c -> c == '#').count())
        .sum();
  }

  private static long logins(TwitchLikeServer twitch) {
    return twitch.heard().stream().filter(line -> line.startsWith("NICK ")).count();
  }

  private static double malformed(ConnectorsHouse house, String reason) {
    return house
        .house
        .platform()
        .observe()
        .meters()
        .counter("hubbub.connectors.malformed", "platform", "twitch", "reason", reason)
        .count();
  }
}
