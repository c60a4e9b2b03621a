package hubbub.chat.helix;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.irc.IrcHouse;
import hubbub.platform.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Twitch's calls.
@Timeout(120)
class HelixTest {
  private static final String BANS = "/helix/moderation/bans?broadcaster_id=1001&moderator_id=1001";
  private static final String CHAT = "/helix/moderation/chat?broadcaster_id=1001&moderator_id=1001";

  @TempDir Path folder;
  private IrcHouse house;

  @BeforeEach
  void open() {
    house = new IrcHouse(folder, Map.of());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void users_are_found_by_id_and_by_login_and_without_both_it_is_who_asks() {
    assertThat(data(call("bob", "GET", "/helix/users?id=1001&login=CAROL&login=nobody", "")))
        .extracting(user -> user.required("login").asString())
        .containsExactly("alice", "carol");
    assertThat(data(call("bob", "GET", "/helix/users", "")))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.required("id").asString()).isEqualTo("1002");
          assertThat(user.required("display_name").asString()).isEqualTo("Bob");
        });
    assertThat(data(call("bob", "GET", "/helix/users?id=77", ""))).isEmpty();
  }

  @Test
  void a_channel_that_is_not_called_like_its_owner_is_somebody_too() {
    var user = data(call("bob", "GET", "/helix/users?login=friday", "")).get(0);

    var id = user.required("id").asString();
    assertThat(id).isEqualTo("1000000000011");
    assertThat(data(call("bob", "GET", "/helix/users?id=" + id, ""))).hasSize(1);
    assertThat(data(call("bob", "GET", "/helix/chat/settings?broadcaster_id=" + id, "")))
        .hasSize(1);
  }

  @Test
  void every_answer_says_how_much_more_may_be_asked() {
    var first = call("bob", "GET", "/helix/users", "");
    var second = call("bob", "GET", "/helix/users", "");

    assertThat(header(first, "Ratelimit-Limit")).isEqualTo("800");
    assertThat(header(first, "Ratelimit-Remaining")).isEqualTo("799");
    assertThat(Integer.parseInt(header(second, "Ratelimit-Remaining"))).isBetween(798, 799);
    assertThat(Long.parseLong(header(first, "Ratelimit-Reset")))
        .isGreaterThan(house.house.platform().clock().instant().getEpochSecond());
  }

  @Test
  void a_line_is_said_with_its_fields_in_the_body_the_query_or_both() {
    try (var alice = house.inRoom("alice", "#alice")) {
      var said =
          call(
              "bob",
              "POST",
              "/helix/chat/messages",
              "{\"broadcaster_id\": \"1001\", \"sender_id\": \"1002\", \"message\": \"one\"}");
      call(
          "bob",
          "POST",
          "/helix/chat/messages?broadcaster_id=1001&sender_id=1002",
          "{\"message\": \"two\"}");
      call(
          "bob",
          "POST",
          "/helix/chat/messages?broadcaster_id=1001&sender_id=1002&message=three",
          "");

      var line = alice.hearUntil("PRIVMSG #alice :one");
      assertThat(line).contains(";id=" + data(said).get(0).required("message_id").asString());
      assertThat(data(said).get(0).required("is_sent").asBoolean()).isTrue();
      alice.hearUntil("PRIVMSG #alice :two");
      alice.hearUntil("PRIVMSG #alice :three");
    }
  }

  @Test
  void a_line_that_is_refused_is_answered_with_why() {
    var path = "/helix/chat/messages?broadcaster_id=1001&sender_id=1002&message=same";
    call("bob", "POST", path, "");

    var again = data(call("bob", "POST", path, "")).get(0);

    assertThat(again.required("is_sent").asBoolean()).isFalse();
    assertThat(again.at("/drop_reason/code").asString()).isEqualTo("msg_duplicate");
  }

  @Test
  void nobody_speaks_or_moderates_as_somebody_else() {
    assertThat(
            call(
                    "bob",
                    "POST",
                    "/helix/chat/messages?broadcaster_id=1001&sender_id=1003&message=x",
                    "")
                .statusCode())
        .isEqualTo(401);
    assertThat(call("bob", "DELETE", CHAT, "").statusCode()).isEqualTo(401);
    assertThat(
            call("bob", "DELETE", CHAT.replace("moderator_id=1001", "moderator_id=1002"), "")
                .statusCode())
        .isEqualTo(403);
    assertThat(call("nobody", "POST", BANS, "{\"data\": {\"user_id\": \"1002\"}}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_timeout_and_its_end_reach_the_room() {
    try (var bob = house.inRoom("bob", "#alice")) {
      var banned =
          call("alice", "POST", BANS, "{\"data\": {\"user_id\": \"1002\", \"duration\": 300}}");

      assertThat(banned.statusCode()).as(banned.body()).isEqualTo(200);
      assertThat(data(banned).get(0).required("end_time").asString()).isNotEmpty();
      assertThat(bob.hearUntil("CLEARCHAT")).startsWith("@ban-duration=300;");
      bob.say("PRIVMSG #alice :muted?");
      bob.hearUntil("msg_timedout");
      assertThat(call("alice", "DELETE", BANS + "&user_id=1002", "").statusCode()).isEqualTo(204);
      bob.say("PRIVMSG #alice :free");
      bob.hearUntil("USERSTATE");
      assertThat(call("alice", "DELETE", BANS + "&user_id=1002", "").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void a_ban_has_no_end_and_is_no_second_one() {
    var ban = "{\"data\": {\"user_id\": \"1002\", \"reason\": \"kit\"}}";

    assertThat(data(call("alice", "POST", BANS, ban)).get(0).required("end_time").isNull())
        .isTrue();
    assertThat(call("alice", "POST", BANS, ban).statusCode()).isEqualTo(400);
    assertThat(call("alice", "POST", BANS, ban.replace("1002", "1001")).statusCode())
        .isEqualTo(400);
    assertThat(
            call("alice", "POST", BANS, "{\"data\": {\"user_id\": \"1002\", \"duration\": 0}}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_line_is_deleted_and_then_the_room_is_cleared() {
    try (var bob = house.inRoom("bob", "#alice")) {
      bob.say("PRIVMSG #alice :oh no");
      var id = bob.hearUntil("USERSTATE").replaceAll(".*;id=([^;]+);.*", "$1");

      assertThat(call("alice", "DELETE", CHAT + "&message_id=" + id, "").statusCode())
          .isEqualTo(204);
      assertThat(bob.hearUntil("CLEARMSG")).contains(";target-msg-id=" + id + ";");
      assertThat(call("alice", "DELETE", CHAT, "").statusCode()).isEqualTo(204);
      bob.hearUntil("CLEARCHAT #alice");
    }
  }

  @Test
  void rules_are_changed_and_read_and_a_duration_needs_its_mode() {
    var settings = "/helix/chat/settings?broadcaster_id=1001&moderator_id=1001";

    var changed =
        call("alice", "PATCH", settings, "{\"slow_mode\": true, \"slow_mode_wait_time\": 10}");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(data(changed).get(0).required("slow_mode_wait_time").asInt()).isEqualTo(10);
    var read = data(call("bob", "GET", settings, "")).get(0);
    assertThat(read.required("slow_mode").asBoolean()).isTrue();
    assertThat(read.required("emote_mode").asBoolean()).isFalse();
    assertThat(read.required("follower_mode_duration").isNull()).isTrue();
    assertThat(call("alice", "PATCH", settings, "{\"slow_mode_wait_time\": 10}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusals_have_the_shape_that_programs_expect() {
    var refused = Json.mapper().readTree(call("alice", "GET", "/helix/chat/settings", "").body());

    assertThat(refused.required("status").asInt()).isEqualTo(400);
    assertThat(refused.required("error").asString()).isEqualTo("Bad Request");
    assertThat(refused.required("message").asString()).contains("broadcaster_id");
    assertThat(call("alice", "GET", "/helix/chat/settings?broadcaster_id=9", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_was_said_lately_comes_as_lines_of_irc_without_what_was_deleted() {
    try (var bob = house.inRoom("bob", "#alice")) {
      bob.say("PRIVMSG #alice :one");
      var id = bob.hearUntil("USERSTATE").replaceAll(".*;id=([^;]+);.*", "$1");
      bob.say("PRIVMSG #alice :/me two");
      bob.hearUntil("USERSTATE");
      call("alice", "DELETE", CHAT + "&message_id=" + id, "");

      var recent =
          Json.mapper().readTree(house.house.get("/api/v2/recent-messages/Alice?limit=10").body());

      assertThat(recent.required("error").isNull()).isTrue();
      assertThat(recent.required("messages")).hasSize(1);
      assertThat(recent.required("messages").get(0).asString())
          .startsWith("@historical=1;rm-received-ts=")
          .contains(";room-id=1001;")
          .endsWith(" PRIVMSG #alice :\u0001ACTION two\u0001");
    }
    assertThat(house.house.get("/api/v2/recent-messages/nobody").body())
        .contains("\"error_code\":\"channel_not_joined\"");
    assertThat(house.house.get("/api/v2/recent-messages/no-name").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> call(String who, String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(house.house.address(path))
            .header("Authorization", "Bearer " + who + "-token")
            .header("Client-Id", "test")
            .header("Content-Type", "application/json")
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    return house.house.send(request.build());
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body()).required("data");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
