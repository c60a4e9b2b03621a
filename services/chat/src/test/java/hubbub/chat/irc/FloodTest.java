package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Too much of everything: each is refused, or waits, and nobody else feels it.
@Timeout(180)
class FloodTest {
  @TempDir Path folder;

  @Test
  void more_connections_of_one_address_than_may_be_are_sent_away() {
    try (var house = new IrcHouse(folder, Map.of("irc.connections-per-address-max", "2"));
        var second = house.connect()) {
      var first = house.connect();
      house.awaitConnections(2);
      try (var third = house.connect()) {
        assertThat(third.hear())
            .isEqualTo(":tmi.twitch.tv NOTICE * :Sorry: too many connections of one address.");
        assertThat(third.hear()).isNull();
      }
      first.close();
      house.awaitConnections(1);

      try (var fourth = house.connect()) {
        fourth.say("PING :now");
        assertThat(fourth.hear()).isEqualTo(":tmi.twitch.tv PONG tmi.twitch.tv :now");
      }
      second.say("PING");
      assertThat(second.hear()).isEqualTo("PONG");
    }
  }

  @Test
  void whoever_does_not_log_in_is_sent_away() {
    try (var house = new IrcHouse(folder, Map.of("irc.login-time", "1s"));
        var silent = house.connect();
        var busy = house.connect()) {
      busy.say("PING :half");

      assertThat(silent.hear()).isEqualTo(":tmi.twitch.tv NOTICE * :Login unsuccessful");
      assertThat(silent.hear()).isNull();
      busy.hearUntil("Login unsuccessful");
      house.awaitConnections(0);
    }
  }

  @Test
  void whoever_does_not_answer_a_ping_is_gone_and_whoever_does_stays() {
    try (var house = new IrcHouse(folder, Map.of("irc.ping-time", "4s"));
        var dead = house.loggedIn("bob");
        var alive = house.loggedIn("alice")) {
      assertThat(alive.hear()).isEqualTo("PING :tmi.twitch.tv");
      alive.say("PONG :tmi.twitch.tv");
      assertThat(dead.hear()).isEqualTo("PING :tmi.twitch.tv");
      assertThat(dead.hear()).isNull();

      alive.say("PING :still");
      assertThat(alive.hearUntil("PONG")).endsWith(":still");
    }
  }

  @Test
  void a_line_that_is_too_long_is_told_and_the_next_one_is_heard() {
    try (var house = new IrcHouse(folder, Map.of("irc.line-length-max", "512"));
        var bob = house.loggedIn("bob")) {
      bob.say("PRIVMSG #alice :" + "x".repeat(100_000));
      bob.say("PING :after");

      assertThat(bob.hear())
          .isEqualTo(":tmi.twitch.tv 417 bob :Your line was too long, and was not taken.");
      assertThat(bob.hear()).isEqualTo(":tmi.twitch.tv PONG tmi.twitch.tv :after");
    }
  }

  @Test
  void lines_that_come_too_fast_wait_and_none_is_lost() {
    try (var house = new IrcHouse(folder, Map.of("irc.lines-per-second", "200"));
        var bob = house.loggedIn("bob")) {
      for (var i = 0; i < 2_200; i++) {
        bob.say("PING :" + i);
      }

      for (var i = 0; i < 2_200; i++) {
        assertThat(bob.hear()).isEqualTo(":tmi.twitch.tv PONG tmi.twitch.tv :" + i);
      }
    }
  }

  @Test
  void ten_thousand_channels_that_are_none_are_joined_in_silence() {
    try (var house = new IrcHouse(folder, Map.of("irc.lines-per-second", "10000"));
        var bob = house.loggedIn("bob")) {
      for (var from = 0; from < 10_000; from += 100) {
        bob.say(
            "JOIN "
                + IntStream.range(from, from + 100)
                    .mapToObj(i -> "#none" + i)
                    .collect(Collectors.joining(",")));
      }
      bob.say("JOIN #alice");

      assertThat(bob.hear()).isEqualTo(":bob!bob@bob.tmi.twitch.tv JOIN #alice");
    }
  }

  @Test
  void of_ten_thousand_channels_one_connection_is_in_as_many_as_may_be_and_hears_of_the_others() {
    try (var house = new IrcHouse(folder, Map.of("irc.lines-per-second", "10000"))) {
      house.openMany(10_000);
      try (var bob = house.loggedIn("bob");
          var carol = house.inRoom("carol", "#alice")) {
        for (var from = 0; from < 10_000; from += 100) {
          bob.say(
              "JOIN "
                  + IntStream.range(from, from + 100)
                      .mapToObj(i -> "#room" + i)
                      .collect(Collectors.joining(",")));
        }
        var joined = 0;
        var refused = 0;
        while (joined + refused < 10_000) {
          var line = String.valueOf(bob.hear());
          joined += line.contains(" JOIN #room") ? 1 : 0;
          refused += line.startsWith("@msg-id=msg_concurrent_channel_limit_reached ") ? 1 : 0;
        }

        assertThat(joined).as("irc.rooms-max").isEqualTo(1_000);
        carol.say("PRIVMSG #alice :all is well");
        assertThat(carol.hearUntil("USERSTATE")).contains("#alice");
      }
    }
  }

  @Test
  void whoever_writes_a_line_without_end_before_logging_in_is_sent_away() {
    try (var house = new IrcHouse(folder, Map.of("irc.login-time", "2s"));
        var slow = house.connect()) {
      Await.until(() -> {
        try {
          slow.send(new byte[] {'N'});
        } catch (UncheckedIOException _) {
          // It was sent away.
        }
        return house.figure("irc.connections") == 0;
      });
    }
  }

  @Test
  void a_connection_is_in_so_many_channels_and_hears_why_in_no_more() {
    try (var house = new IrcHouse(folder, Map.of("irc.rooms-max", "3"))) {
      for (var i = 0; i < 4; i++) {
        house.open("2" + i, "room" + i, "1001");
      }
      house.house.settle();
      try (var bob = house.loggedIn("bob")) {
        bob.say("JOIN #room0,#room1,#room2,#room3");

        var refused = bob.hearUntil("NOTICE #room3");
        assertThat(refused).startsWith("@msg-id=msg_concurrent_channel_limit_reached ");
        for (var i = 0; i < 3; i++) {
          bob.say("PART #room" + i);
        }
        bob.hearUntil("PART #room2");
        bob.say("JOIN #room3");
        bob.hearUntil("ROOMSTATE #room3");
      }
    }
  }

  @Test
  void whoever_reads_nothing_is_sent_away_and_others_hear_all() throws IOException {
    try (var house = new IrcHouse(folder, Map.of("irc.waiting-max", "65536"));
        var deaf = new Socket();
        var alice = house.inRoom("alice", "#alice");
        var bob = house.inRoom("bob", "#alice")) {
      deaf.setReceiveBufferSize(2_048);
      deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.port()));
      deaf.getOutputStream()
          .write(
              "CAP REQ twitch.tv/tags\r\nNICK justinfan1\r\nJOIN #alice\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      Await.until(() -> house.figure("irc.connections") == 3);

      var text = "x".repeat(450);
      var said = 0;
      while (house.figure("irc.connections") == 3) {
        for (var i = 0; i < 100; i++) {
          alice.say("PRIVMSG #alice :" + said++ + " " + text);
        }
        for (var i = said - 100; i < said; i++) {
          assertThat(bob.hear()).contains(" PRIVMSG #alice :" + i + " x");
        }
      }
    }
  }

  @Test
  void everyone_in_a_room_hears_everything_once_and_in_order() {
    try (var house = new IrcHouse(folder, Map.of());
        var alice = house.inRoom("alice", "#alice")) {
      var ears = new ArrayList<IrcClient>();
      for (var i = 0; i < 20; i++) {
        var ear = house.connect();
        ear.say("NICK justinfan" + i);
        ear.say("JOIN #alice");
        ear.hearUntil(" 366 ");
        ears.add(ear);
      }
      for (var i = 0; i < 300; i++) {
        alice.say("PRIVMSG #alice :line " + i);
      }

      for (var ear : ears) {
        for (var i = 0; i < 300; i++) {
          assertThat(ear.hear())
              .isEqualTo(":alice!alice@alice.tmi.twitch.tv PRIVMSG #alice :line " + i);
        }
        ear.close();
      }
    }
  }

  @Test
  void a_house_that_stops_tells_everyone_to_come_again() {
    var house = new IrcHouse(folder, Map.of());
    try (var bob = house.inRoom("bob", "#alice");
        var alice = house.loggedIn("alice")) {
      house.close();

      assertThat(bob.hear()).isEqualTo(":tmi.twitch.tv RECONNECT");
      assertThat(bob.hear()).isNull();
      assertThat(alice.hear()).isEqualTo(":tmi.twitch.tv RECONNECT");
      assertThat(alice.hear()).isNull();
    }
  }

  @Test
  void a_token_that_is_gone_ends_its_connections() {
    try (var house = new IrcHouse(folder, Map.of("irc.look-again-time", "1s"));
        var bob = house.inRoom("bob", "#alice")) {
      house.tokens.remove("bob-token");

      assertThat(bob.hear()).isEqualTo(":tmi.twitch.tv NOTICE * :Login authentication failed");
      assertThat(bob.hear()).isNull();
    }
  }
}
