package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatSocketTest {
  @TempDir Path folder;
  private ChatHouse chat;

  @BeforeEach
  void open() {
    chat = new ChatHouse(folder).settled();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void a_line_is_acknowledged_to_its_author_and_told_to_all() {
    try (var ben = ChatPage.open(chat, "ben").join("friday");
        var cleo = ChatPage.open(chat, "cleo").join("friday")) {
      ben.say(
          """
          {"do":"say","channel":"friday","text":"hello","nonce":"n1","request":"r1"}\
          """);

      var ack = ben.hears("said");
      assertThat(ack.path("nonce").asString()).isEqualTo("n1");
      assertThat(ack.path("request").asString()).isEqualTo("r1");
      Await.until(() -> cleo.texts().contains("hello") && ben.texts().contains("hello"));
      var line =
          cleo.news().stream()
              .filter(one -> one.path("type").asString().equals("line"))
              .findFirst()
              .orElseThrow()
              .path("line");
      assertThat(line.path("id")).isEqualTo(ack.path("id"));
      assertThat(line.path("offset")).isEqualTo(ack.path("offset"));
      assertThat(line.path("author").path("name").asString()).isEqualTo("Ben");
      assertThat(line.path("deleted").isNull()).isTrue();
    }
  }

  @Test
  void whoever_joins_is_told_who_they_are_and_how_the_room_is() {
    try (var max = ChatPage.open(chat, "max").join("FRIDAY")) {
      var joined = max.hears("joined");

      assertThat(joined.path("you").path("roles").toString()).isEqualTo("[\"moderator\"]");
      assertThat(joined.path("may").toString()).contains("\"ban\"").doesNotContain("settings");
      assertThat(joined.path("modes").path("slow").asInt()).isZero();
      assertThat(joined.path("missed").asString()).isEqualTo("unasked");
    }
  }

  @Test
  void whoever_comes_back_gets_what_they_missed() {
    var known = chat.line("Ben", "one").offset().text();
    chat.line("Ben", "two");
    chat.line("Ben", "three");
    try (var cleo = ChatPage.open(chat, "cleo")) {
      cleo.say("{\"do\":\"join\",\"channel\":\"friday\",\"since\":\"" + known + "\"}");

      var joined = cleo.hears("joined");
      assertThat(joined.path("missed").asString()).isEqualTo("all");
      assertThat(
              joined
                  .path("news")
                  .valueStream()
                  .map(one -> one.path("line").path("text").asString()))
          .containsExactly("two", "three");
      chat.line("Ben", "four");
      Await.until(() -> cleo.texts().contains("four"));
      assertThat(cleo.texts()).containsExactly("four");
      cleo.say("{\"do\":\"join\",\"channel\":\"monday\",\"since\":\"5-17\"}");
      var monday = cleo.hears(frame -> frame.path("channel").asString("").equals("monday"));
      assertThat(monday.path("missed").asString()).isEqualTo("not_whole");
    }
  }

  @Test
  void a_guest_keeps_the_name_and_is_refused_with_the_reason() {
    String secret;
    String name;
    try (var guest = ChatPage.open(chat, null).join("friday")) {
      var hello = guest.hears("hello");
      secret = hello.path("guest").asString();
      name = hello.path("name").asString();
      guest.say("{\"do\":\"say\",\"channel\":\"friday\",\"text\":\"hi\",\"nonce\":\"g\"}");

      var refused = guest.hears("refused");
      assertThat(refused.path("reason").asString()).isEqualTo("guests");
      assertThat(refused.path("request").asString()).isEqualTo("g");
      assertThat(refused.path("detail").asString()).contains("log in");
    }
    var again =
        java.net.URI.create("ws://127.0.0.1:" + chat.house.port() + "/api/v1/chat?guest=" + secret);
    try (var guest = new ChatPage(again, null)) {
      assertThat(guest.hears("hello").path("name").asString()).isEqualTo(name);
    }
  }

  @Test
  void actions_commands_and_deletions_reach_everyone() {
    try (var max = ChatPage.open(chat, "max").join("friday");
        var ben = ChatPage.open(chat, "ben").join("friday")) {
      var line = chat.line("Ben", "oops");
      max.say(
          "{\"do\":\"act\",\"channel\":\"friday\",\"request\":\"d\",\"action\":{\"type\":\"delete\",\"id\":\""
              + line.id()
              + "\"}}");
      max.say("{\"do\":\"say\",\"channel\":\"friday\",\"text\":\"/slow 5\",\"request\":\"s\"}");
      ben.say(
          """
          {"do":"act","channel":"friday","request":"x","action":{"type":"clear"}}\
          """);

      assertThat(max.hears(f -> f.path("request").asString("").equals("d")).path("kind").asString())
          .isEqualTo("done");
      assertThat(max.hears(f -> f.path("request").asString("").equals("s")).path("kind").asString())
          .isEqualTo("done");
      assertThat(ben.hears("refused").path("reason").asString()).isEqualTo("not_allowed");
      Await.until(() -> types(ben).contains("deleted") && types(ben).contains("modes"));
    }
  }

  private static java.util.List<String> types(ChatPage page) {
    return page.news().stream().map(one -> one.path("type").asString()).toList();
  }

  @Test
  void only_those_who_keep_order_see_what_is_held() {
    chat.command("Max", "/hold secretword");
    try (var max = ChatPage.open(chat, "max").join("friday");
        var cleo = ChatPage.open(chat, "cleo").join("friday")) {
      try (var ben = ChatPage.open(chat, "ben").join("friday")) {
        ben.say("{\"do\":\"say\",\"channel\":\"friday\",\"text\":\"secretword\"}");
        ben.hears("held");
      }
      Await.until(() -> types(max).contains("held"));
      chat.line("Cleo", "after");
      Await.until(() -> cleo.texts().contains("after"));
      assertThat(types(cleo)).doesNotContain("held");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello|this is no JSON",
        "[]|must be an object",
        "{}|channel must be a channel's name",
        "{\"do\":\"dance\",\"channel\":\"friday\"}|do must be join, leave, say, act or ping",
        "{\"do\":\"say\",\"channel\":\"friday\"}|text must be a text",
        "{\"do\":\"say\",\"channel\":\"friday\",\"text\":\"x\",\"nonce\":5}|nonce must be a text of"
            + " at most 100 characters",
        "{\"do\":\"join\",\"channel\":\"friday\",\"since\":\"x\"}|since must be an offset that this"
            + " server gave",
        "{\"do\":\"join\",\"channel\":\"sunday\"}|there is no such channel",
        "{\"do\":\"leave\",\"channel\":\"sunday\"}|you are not in that room",
        "{\"do\":\"act\",\"channel\":\"friday\",\"action\":{\"type\":\"fly\"}}|action/type must be"
            + " one of",
        "{\"do\":\"act\",\"channel\":\"friday\",\"action\":{\"type\":\"timeout\",\"login\":\"ben\","
            + "\"seconds\":0}}|action/seconds must be a whole number from 1 to 1209600",
      })
  void what_is_wrong_is_refused_and_the_next_is_heard(String text, String detail) {
    try (var max = ChatPage.open(chat, "max").join("friday")) {
      max.say(text);
      max.say("{\"do\":\"ping\",\"request\":\"p\"}");

      assertThat(max.hears("refused").path("detail").asString()).startsWith(detail);
      assertThat(max.hears("pong").path("request").asString()).isEqualTo("p");
    }
  }

  @Test
  void one_socket_is_in_many_rooms_but_not_in_too_many() {
    try (var ben = ChatPage.open(chat, "ben")) {
      ben.join("friday").say("{\"do\":\"join\",\"channel\":\"monday\"}");
      Await.until(() -> ben.all("joined").size() == 2);
      ben.say("{\"do\":\"join\",\"channel\":\"friday\"}");
      assertThat(ben.hears("refused").path("reason").asString()).isEqualTo("already");
      ben.say("{\"do\":\"leave\",\"channel\":\"friday\"}");
      ben.hears("left");
      chat.line("Cleo", "unheard");
      ben.say("{\"do\":\"join\",\"channel\":\"friday\"}");
      Await.until(() -> ben.all("joined").size() == 3);
      chat.line("Cleo", "heard");
      Await.until(() -> ben.texts().contains("heard"));
      assertThat(ben.texts()).containsExactly("heard");
    }
  }

  @Test
  void ten_thousand_joins_of_one_socket_are_refused_with_the_reason_and_others_are_heard() {
    try (var flood = ChatPage.open(chat, "ben");
        var cleo = ChatPage.open(chat, "cleo").join("friday")) {
      for (var i = 0; i < 10_000; i++) {
        flood.say("{\"do\":\"join\",\"channel\":\"none" + i + "\",\"request\":\"r\"}");
      }
      chat.line("Cleo", "all is well");

      Await.until(() -> cleo.texts().contains("all is well"));
      Await.until(() -> flood.all("refused").size() == 10_000 || flood.closeCode() != 0);
      assertThat(flood.all("joined")).isEmpty();
      assertThat(flood.all("refused"))
          .extracting(refused -> refused.path("reason").asString())
          .isSubsetOf("no_room", "busy");
      flood.say("{\"do\":\"join\",\"channel\":\"friday\"}");
      flood.hears("joined");
    }
  }

  @Test
  void of_what_one_socket_asks_for_only_so_much_waits_and_the_rest_is_refused_at_once() {
    var told = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    chat.rooms.add((_, _) -> {
      told.countDown();
      await(goOn);
    });
    try (var ben = ChatPage.open(chat, "ben")) {
      var line = chat.rooms.say(ChatHouse.person("Cleo"), "friday", Speech.of("hm"));
      await(told);
      for (var i = 0; i < 100; i++) {
        ben.say("{\"do\":\"join\",\"channel\":\"none" + i + "\"}");
      }

      Await.until(() -> reasons(ben).size() == 36);
      assertThat(reasons(ben)).containsOnly("busy");
      goOn.countDown();
      Await.until(() -> reasons(ben).size() == 100);
      assertThat(reasons(ben).subList(36, 100)).containsOnly("no_room");
      assertThat(ChatHouse.now(line)).isInstanceOf(Spoken.Heard.class);
    } finally {
      goOn.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> reasons(ChatPage page) {
    return page.all("refused").stream().map(refused -> refused.path("reason").asString()).toList();
  }

  @Test
  void when_the_server_stops_sockets_are_told_to_come_again() {
    try (var ben = ChatPage.open(chat, "ben").join("friday")) {
      chat.rooms.close();

      Await.until(() -> ben.closeCode() != 0);
      assertThat(ben.closeCode()).isEqualTo(1012);
    }
  }
}
