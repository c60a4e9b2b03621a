package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Permission;
import hubbub.chat.domain.Standing;
import hubbub.platform.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ChatOverHttpTest {
  private static final String ROOM = "/api/v1/channels/friday/chat";

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

  private HttpResponse<String> send(
      @Nullable String token, String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(chat.house.address(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return chat.house.send(request.build());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private HttpResponse<String> say(@Nullable String token, String text) {
    return send(token, "POST", ROOM + "/messages", "{\"text\":\"" + text + "\"}");
  }

  @Test
  void a_line_is_said_and_listed() {
    var said = say("ben", "hello");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    assertThat(json(said).path("author").path("login").asString()).isEqualTo("ben");
    say("cleo", "hi");

    var page = json(send(null, "GET", ROOM + "/messages?limit=1", ""));
    assertThat(page.path("messages").path(0).path("text").asString()).isEqualTo("hi");
    var next = page.path("next").asString();
    var older = json(send(null, "GET", ROOM + "/messages?limit=1&cursor=" + next, ""));
    assertThat(older.path("messages").path(0).path("text").asString()).isEqualTo("hello");
  }

  @Test
  void whoever_asks_gets_all_that_is_held_of_them_and_nothing_of_others() {
    say("ben", "mine");
    say("cleo", "cleo's own");
    send("max", "POST", ROOM + "/people/ben/notes", "{\"text\":\"a quiet one\"}");
    send("max", "PUT", ROOM + "/bans/ben", "{\"seconds\":600,\"reason\":\"calm down\"}");

    var answer = send("ben", "GET", "/api/v1/chat/export.ndjson", "");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    var pieces = answer.body().lines().map(line -> Json.mapper().readTree(line)).toList();
    assertThat(pieces)
        .extracting(piece -> piece.path("kind").asString())
        .containsExactly("person", "roles", "first_line", "silenced", "note", "log", "log", "line");
    assertThat(answer.body())
        .contains("\"mine\"", "\"a quiet one\"", "\"calm down\"", "\"friday\"")
        .doesNotContain("cleo", "max");
    assertThat(send(null, "GET", "/api/v1/chat/export.ndjson", "").statusCode()).isEqualTo(401);
  }

  @Test
  void somebody_who_said_much_gets_all_of_it_in_order() {
    for (var n = 0; n < 505; n++) {
      say("max", "number " + n);
    }

    var lines =
        send("max", "GET", "/api/v1/chat/export.ndjson", "")
            .body()
            .lines()
            .map(line -> Json.mapper().readTree(line))
            .filter(piece -> piece.path("kind").asString().equals("line"))
            .map(piece -> piece.path("line").path("text").asString())
            .toList();

    assertThat(lines).hasSize(505).startsWith("number 0").endsWith("number 504");
    assertThat(lines.get(500)).isEqualTo("number 500");
  }

  @Test
  void what_is_refused_says_why_in_words_and_in_a_word() {
    var guest = say(null, "hi");
    assertThat(guest.statusCode()).isEqualTo(403);
    assertThat(guest.headers().firstValue("Hubbub-Reason")).contains("guests");
    assertThat(guest.body()).contains("log in to chat");

    send("max", "PATCH", ROOM + "/modes", "{\"slow\":30}");
    say("ben", "one");
    var soon = say("ben", "two");
    assertThat(soon.statusCode()).isEqualTo(429);
    assertThat(soon.headers().firstValue("Retry-After")).contains("30");
    assertThat(soon.headers().firstValue("Hubbub-Reason")).contains("slow");
    assertThat(say("ben", "").statusCode()).isEqualTo(422);
    assertThat(send("ben", "POST", ROOM + "/messages", "{}").body()).contains("/text");
    assertThat(
            send("ben", "POST", "/api/v1/channels/sunday/chat/messages", "{\"text\":\"x\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(say("ben:chat:read", "x").headers().firstValue("Hubbub-Reason")).contains("scope");
  }

  @Test
  void numbers_and_colours_beyond_their_bounds_are_refused_by_their_field() {
    for (var seconds : List.of("9223372036854775807", "0", "-1")) {
      var ban = send("max", "PUT", ROOM + "/bans/ben", "{\"seconds\":" + seconds + "}");
      assertThat(ban.statusCode()).as(ban.body()).isEqualTo(422);
      assertThat(ban.body()).contains("/seconds");
    }
    var announcement =
        send("max", "POST", ROOM + "/announcements", "{\"text\":\"x\",\"color\":\"a\\r\\nb\"}");
    assertThat(announcement.statusCode()).isEqualTo(422);
    assertThat(announcement.body()).contains("/color");
  }

  @Test
  void an_address_with_a_sign_that_no_database_keeps_leads_nowhere() {
    for (var path :
        List.of("/api/v1/channels/%00/chat/messages", ROOM + "/emotes/%00", ROOM + "/people/%00")) {
      assertThat(send("max", "GET", path, "").statusCode()).as(path).isEqualTo(404);
    }
    for (var path :
        List.of("/helix/users?id=%00", "/helix/users?login=%00", ROOM + "/log?cursor=%00")) {
      assertThat(send("max", "GET", path, "").statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void a_guest_is_given_a_secret_and_is_the_same_guest_with_it() {
    send("ada", "PATCH", ROOM + "/modes", "{\"guests\":true}");
    var first = say(null, "one");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    var secret = first.headers().firstValue("Hubbub-Guest").orElseThrow();

    var second = asGuest(secret, "two");

    assertThat(second.headers().firstValue("Hubbub-Guest")).contains(secret);
    assertThat(json(second).path("author")).isEqualTo(json(first).path("author"));
    assertThat(asGuest(secret, "two").headers().firstValue("Hubbub-Reason")).contains("twice");
    assertThat(json(say(null, "three")).path("author").path("id"))
        .isNotEqualTo(json(first).path("author").path("id"));
    assertThat(asGuest("no secret", "x").statusCode()).isEqualTo(422);
    var room = send(null, "GET", ROOM, "");
    var given = room.headers().firstValue("Hubbub-Guest").orElseThrow();
    assertThat(json(asGuest(given, "it is me")).path("author").path("id"))
        .isEqualTo(json(room).path("you").path("id"));
    assertThat(say("ben", "hi").headers().firstValue("Hubbub-Guest")).isEmpty();
  }

  private HttpResponse<String> asGuest(String secret, String text) {
    return chat.house.send(
        HttpRequest.newBuilder(chat.house.address(ROOM + "/messages"))
            .header("Content-Type", "application/json")
            .header("Hubbub-Guest", secret)
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
            .build());
  }

  @Test
  void a_moderator_keeps_order_and_sees_what_was_done() {
    var line = json(say("ben", "rude")).path("id").asString();

    assertThat(send("max", "DELETE", ROOM + "/messages/" + line, "").statusCode()).isEqualTo(200);
    assertThat(send("max", "DELETE", ROOM + "/messages/" + line, "").statusCode()).isEqualTo(409);
    assertThat(
            send("max", "PUT", ROOM + "/bans/ben", "{\"seconds\":600,\"reason\":\"rude\"}")
                .statusCode())
        .isEqualTo(200);
    send("max", "POST", ROOM + "/people/ben/notes", "{\"text\":\"keep an eye on him\"}");

    var bans = json(send("max", "GET", ROOM + "/bans", "")).path("bans");
    assertThat(bans.path(0).path("login").asString()).isEqualTo("ben");
    assertThat(bans.path(0).path("until").asString()).isEqualTo("2026-03-01T20:10:00.000Z");
    var card = json(send("max", "GET", ROOM + "/people/BEN", ""));
    assertThat(card.path("lines").path(0).path("text").asString()).isEqualTo("rude");
    assertThat(card.path("lines").path(0).path("deleted").path("by").asString()).isEqualTo("max");
    assertThat(card.path("notes").path(0).path("text").asString()).isEqualTo("keep an eye on him");
    assertThat(card.path("silenced").path("reason").asString()).isEqualTo("rude");
    assertThat(card.path("messages").asInt()).isEqualTo(1);
    var log = json(send("max", "GET", ROOM + "/log?limit=2", ""));
    assertThat(log.path("log").valueStream().map(entry -> entry.path("deed").asString()))
        .containsExactly("notes", "timeout");
    assertThat(log.path("next").isNull()).isFalse();
    var shown = json(send(null, "GET", ROOM + "/messages", "")).path("messages").path(0);
    assertThat(shown.path("text").asString()).isEmpty();
    assertThat(shown.path("deleted").path("by").isNull()).isTrue();
    send("max", "PUT", ROOM + "/bans/ben", "{}");
    var forGood = json(send("max", "GET", ROOM + "/bans", "")).path("bans").path(0);
    assertThat(forGood.required("until").isNull()).isTrue();
    assertThat(send("max", "DELETE", ROOM + "/bans/ben", "").statusCode()).isEqualTo(200);
    assertThat(say("ben", "sorry").statusCode()).isEqualTo(201);
  }

  @Test
  void an_emote_is_taken_by_its_bytes_alone() {
    var png = Pictures.png(28, 28);
    assertThat(put("ada", "adaWave", png).statusCode()).isEqualTo(201);
    assertThat(put("ada", "adaWave", png).statusCode()).isEqualTo(409);
    assertThat(put("max", "maxWave", png).statusCode()).isEqualTo(403);
    assertThat(put("ada", "x", png).statusCode()).isEqualTo(422);
    assertThat(put("ada", "huge", Pictures.png(60_000, 60_000)).statusCode()).isEqualTo(422);
    assertThat(
            put("ada", "script", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(422);
    var emotes = json(send(null, "GET", ROOM + "/emotes", "")).path("emotes");
    assertThat(emotes.size()).isEqualTo(1);

    var picture = send(null, "GET", emotes.path(0).path("picture").asString(), "");

    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(json(say("ben", "adaWave")).path("emotes").size()).isEqualTo(1);
    assertThat(send("ada", "DELETE", ROOM + "/emotes/adaWave", "").statusCode()).isEqualTo(200);
    assertThat(json(say("cleo", "adaWave")).path("emotes").size()).isZero();
  }

  private HttpResponse<String> put(String token, String name, byte[] content) {
    return chat.house.send(
        HttpRequest.newBuilder(chat.house.address(ROOM + "/emotes/" + name))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "image/png")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build());
  }

  /// A route or action, with the deed that it is, and a request that is right.
  private record Door(Deed deed, String method, String path, String body) {}

  private static final List<Door> DOORS =
      List.of(
          new Door(Deed.READ, "GET", "", ""),
          new Door(Deed.READ, "GET", "/messages", ""),
          new Door(Deed.READ, "GET", "/emotes", ""),
          new Door(Deed.CHATTERS, "GET", "/chatters", ""),
          new Door(Deed.SPEAK, "POST", "/messages", "{\"text\":\"hello %d\"}"),
          new Door(Deed.COLOR, "PUT", "/color", "{\"color\":\"#112233\"}"),
          new Door(Deed.CLEAR, "DELETE", "/messages", ""),
          new Door(Deed.DELETE, "DELETE", "/messages/none", ""),
          new Door(Deed.MODES, "PATCH", "/modes", "{\"slow\":0,\"unique\":false}"),
          new Door(Deed.SHIELD, "PATCH", "/modes", "{\"shield\":false}"),
          new Door(Deed.SETTINGS, "PATCH", "/modes", "{\"guests\":true}"),
          new Door(Deed.BAN, "GET", "/bans", ""),
          new Door(Deed.BAN, "PUT", "/bans/nobody_here", "{}"),
          new Door(Deed.TIMEOUT, "PUT", "/bans/nobody_here", "{\"seconds\":1}"),
          new Door(Deed.BAN, "DELETE", "/bans/nobody_here", ""),
          new Door(Deed.BAN_ADDRESS, "GET", "/address-bans", ""),
          new Door(Deed.BAN_ADDRESS, "POST", "/address-bans", "{\"range\":\"x\"}"),
          new Door(Deed.BAN_ADDRESS, "DELETE", "/address-bans?range=192.0.2.1", ""),
          new Door(Deed.PIN, "PUT", "/pin", "{\"id\":\"none\"}"),
          new Door(Deed.PIN, "DELETE", "/pin", ""),
          new Door(Deed.ANNOUNCE, "POST", "/announcements", "{\"text\":\"hear\"}"),
          new Door(Deed.RAID, "POST", "/raids", "{\"to\":\"nowhere\"}"),
          new Door(Deed.WORDS, "GET", "/words", ""),
          new Door(Deed.WORDS, "POST", "/words", "{\"pattern\":\"(\",\"regex\":true}"),
          new Door(Deed.WORDS, "DELETE", "/words/none", ""),
          new Door(Deed.REVIEW, "GET", "/held", ""),
          new Door(Deed.REVIEW, "POST", "/held/none", "{\"allow\":true}"),
          new Door(Deed.CARD, "GET", "/people/ben", ""),
          new Door(Deed.NOTES, "POST", "/people/nobody_here/notes", "{\"text\":\"x\"}"),
          new Door(Deed.NOTES, "DELETE", "/notes/none", ""),
          new Door(Deed.LOG, "GET", "/log", ""),
          new Door(Deed.EMOTES, "PUT", "/emotes/some", "no picture"),
          new Door(Deed.EMOTES, "DELETE", "/emotes/none", ""));

  static final Map<String, Set<Standing>> VISITORS =
      Map.of(
          "otto", EnumSet.of(Standing.OWNER, Standing.PERSON),
          "ada", EnumSet.of(Standing.BROADCASTER, Standing.PERSON),
          "max", EnumSet.of(Standing.MODERATOR, Standing.PERSON),
          "vera", EnumSet.of(Standing.VIP, Standing.PERSON),
          "mia", EnumSet.of(Standing.MEMBER, Standing.PERSON),
          "hana", EnumSet.of(Standing.HOST, Standing.PERSON),
          "ben", EnumSet.of(Standing.PERSON),
          "", EnumSet.of(Standing.GUEST));

  @Test
  void every_door_lets_in_whom_the_table_says_and_nobody_else() {
    send("ada", "PATCH", ROOM + "/modes", "{\"guests\":true}");
    var wrong = new ArrayList<String>();
    var number = 0;
    for (var visitor : VISITORS.entrySet()) {
      for (var door : DOORS) {
        var token = visitor.getKey().isEmpty() ? null : visitor.getKey();
        var body = door.body().replace("%d", Integer.toString(number++));
        var status = send(token, door.method(), ROOM + door.path(), body).statusCode();
        var comesIn = status != 401 && status != 403;
        if (comesIn != Permission.may(door.deed(), visitor.getValue())) {
          wrong.add(visitor.getKey() + " " + door + ": " + status);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(DOORS.stream().map(Door::deed)).contains(Deed.values());
  }

  @Test
  void every_route_of_a_room_is_among_the_doors() {
    var walked =
        DOORS.stream()
            .map(door ->
                door.method()
                    + " "
                    + door.path()
                        .replaceFirst("\\?.*", "")
                        .replace("/messages/none", "/messages/{id}")
                        .replace("/bans/nobody_here", "/bans/{login}")
                        .replace("/words/none", "/words/{id}")
                        .replace("/held/none", "/held/{id}")
                        .replace("/notes/none", "/notes/{id}")
                        .replaceFirst("/people/[a-z_]+", "/people/{login}")
                        .replaceFirst("/emotes/[a-z]+", "/emotes/{emote}"))
            .toList();

    assertThat(
            chat.house.platform().routes().all().stream()
                .filter(route -> route.path().startsWith("/api/v1/channels/{name}/chat"))
                .map(route -> route.method() + " " + route.path().substring(28))
                .filter(route -> !route.equals("GET /emotes/{emote}")))
        .isSubsetOf(walked);
  }
}
