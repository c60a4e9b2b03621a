package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.accounts.domain.ChannelDeed;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Channels of our own: who opens them, what roles may, and what others hear of it.
class ChannelsTest extends AccountsHouse {
  private String ana = "";
  private String ben = "";

  @BeforeEach
  void register() {
    ana = person("Ana_B");
    ben = person("Ben");
  }

  private HttpResponse<String> open(String token, String name) {
    return post("/api/v1/channels", Json.write(Map.of("name", name)), bearer(token));
  }

  private void opened(String token, String name) {
    var answer = open(token, name);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private int give(String token, String login, String roles) {
    var path = "/api/v1/channels/friday/roles/" + login;
    return send("PUT", path, "{\"roles\": " + roles + "}", bearer(token)).statusCode();
  }

  private String audit(String token) {
    var entries = json(send("GET", "/api/v1/channels/friday/audit", "", bearer(token)));
    return entries
        .required("entries")
        .valueStream()
        .map(
            entry -> text(entry, "actor") + ": " + text(entry, "deed") + " " + text(entry, "about"))
        .toList()
        .toString();
  }

  @Test
  void whoever_opens_a_channel_is_its_broadcaster() {
    var answer =
        post(
            "/api/v1/channels",
            "{\"name\": \"Friday\", \"title\": \"Friday's show\"}",
            bearer(ana));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(header(answer, "Location")).isEqualTo("/api/v1/channels/friday");
    assertThat(answer.body())
        .isEqualTo(
            "{\"id\":\"1003\",\"name\":\"friday\",\"channel\":\"hubbub/friday\","
                + "\"title\":\"Friday's show\","
                + "\"owner\":{\"id\":\"1001\",\"login\":\"ana_b\",\"name\":\"Ana_B\"},"
                + "\"created_at\":\"2026-03-01T20:00:00.000Z\"}");
    assertThat(house.get("/api/v1/channels/FRIDAY").body()).isEqualTo(answer.body());
    assertThat(told().subList(2, 4))
        .containsExactly(
            new ChannelChanged(
                new OwnChannel("1003", "friday", "1001", "Friday's show", PinnedClock.BEGIN), 3),
            new RolesChanged("1003", "1001", List.of(Role.BROADCASTER), 4));
  }

  @Test
  void a_name_is_given_once_and_no_other_looks_like_it() {
    opened(ana, "friday");

    assertProblem(open(ana, "friday"), 409, "/name");
    assertProblem(open(ben, "fr1day"), 409, "/name");
    assertProblem(open(ben, "ana_b"), 409, "/name");
    assertProblem(
        post(
            "/api/v1/auth/register",
            """
            {"email": "x@example.org", "password": "correct horse", "username": "fri_day"}\
            """),
        409,
        "/username");
    opened(ben, "ben");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "admin", "a b c", "x\\n", "hubbub/x"})
  void what_is_no_name_is_refused(String name) {
    var answer = post("/api/v1/channels", "{\"name\": \"" + name + "\"}", bearer(ana));

    assertProblem(answer, 422, "/name");
  }

  @Test
  void a_title_is_one_short_line() {
    for (var title : new String[] {"x".repeat(141), "two\\nlines", "\\u0007"}) {
      assertProblem(
          post(
              "/api/v1/channels",
              "{\"name\": \"friday\", \"title\": \"" + title + "\"}",
              bearer(ana)),
          422,
          "/title");
    }
  }

  @Test
  void one_account_has_few_channels() {
    for (var n = 0; n < 5; n++) {
      opened(ana, "channel_" + (char) ('a' + n));
    }

    assertProblem(open(ana, "one_more"), 409, "5 channels");
  }

  @Test
  void a_broadcaster_says_what_the_channel_is_about() {
    opened(ana, "friday");

    var path = "/api/v1/channels/friday";
    var changed = json(send("PATCH", path, "{\"title\": \"Tonight\"}", bearer(ana)));
    assertThat(text(changed, "title")).isEqualTo("Tonight");
    assertThat(send("PATCH", path, "{\"title\": \"Mine\"}", bearer(ben)).statusCode())
        .isEqualTo(403);
    send("PATCH", path, "{\"title\": \"Tonight\"}", bearer(ana));
    assertThat(told().getLast())
        .as("what is so already is not told")
        .isEqualTo(
            new ChannelChanged(
                new OwnChannel("1003", "friday", "1001", "Tonight", PinnedClock.BEGIN), 5));
  }

  @Test
  void roles_are_given_and_taken_and_each_change_is_told() {
    opened(ana, "friday");

    assertThat(give(ana, "ben", "[\"vip\", \"moderator\", \"vip\"]")).isEqualTo(204);
    assertThat(told().getLast())
        .isEqualTo(new RolesChanged("1003", "1002", List.of(Role.MODERATOR, Role.VIP), 5));
    assertThat(
            json(send("GET", "/api/v1/channels/friday/roles", "", bearer(ben)))
                .required("members")
                .toString())
        .isEqualTo(
            "[{\"id\":\"1001\",\"login\":\"ana_b\",\"name\":\"Ana_B\",\"roles\":[\"broadcaster\"]},"
                + "{\"id\":\"1002\",\"login\":\"ben\",\"name\":\"Ben\",\"roles\":[\"moderator\",\"vip\"]}]");
    var taken = send("DELETE", "/api/v1/channels/friday/roles/ben", "", bearer(ana));
    assertThat(taken.statusCode()).isEqualTo(204);
    assertThat(told().getLast()).isEqualTo(new RolesChanged("1003", "1002", List.of(), 6));
  }

  @Test
  void the_broadcasters_own_role_stays() {
    opened(ana, "friday");

    assertThat(give(ana, "ana_b", "[\"host\"]")).isEqualTo(204);
    assertThat(told().getLast())
        .isEqualTo(new RolesChanged("1003", "1001", List.of(Role.BROADCASTER, Role.HOST), 5));
    assertThat(give(ana, "ben", "[\"broadcaster\"]")).isEqualTo(422);
    assertThat(give(ana, "nobody_here", "[\"vip\"]")).isEqualTo(404);
  }

  private record Door(ChannelDeed deed, String method, String path, String body) {}

  /// Whoever is let in does little: who or what it is about is not there.
  private static final List<Door> DOORS =
      List.of(
          new Door(ChannelDeed.CHANGE, "PATCH", "", "{\"title\": \"\"}"),
          new Door(ChannelDeed.SEE_ROLES, "GET", "/roles", ""),
          new Door(ChannelDeed.GIVE_ROLES, "PUT", "/roles/nobody_here", "{\"roles\": []}"),
          new Door(ChannelDeed.GIVE_ROLES, "DELETE", "/roles/nobody_here", ""),
          new Door(ChannelDeed.STREAM_KEYS, "GET", "/stream-keys", ""),
          new Door(ChannelDeed.STREAM_KEYS, "POST", "/stream-keys", "{\"name\": \"studio\"}"),
          new Door(ChannelDeed.STREAM_KEYS, "PATCH", "/stream-keys/none", "{\"mounts\": []}"),
          new Door(ChannelDeed.STREAM_KEYS, "DELETE", "/stream-keys/none", ""),
          new Door(ChannelDeed.READ_AUDIT, "GET", "/audit", ""),
          new Door(ChannelDeed.CLOSE, "DELETE", "", ""));

  /// Deeds down; who may: broadcaster, moderator, VIP, host, member, nobody special, the owner.
  private static final String TABLE =
      """
      CHANGE      x . . . . . .
      GIVE_ROLES  x . . . . . .
      SEE_ROLES   x x . . . . x
      STREAM_KEYS x . . . . . .
      READ_AUDIT  x x . . . . x
      CLOSE       x . . . . . x
      """;

  @Test
  void every_deed_is_for_whom_the_table_says() {
    var written =
        Arrays.stream(ChannelDeed.values())
            .map(deed ->
                "%-12s".formatted(deed)
                    + Stream.of("broadcaster", "moderator", "vip", "host", "member", "", "owner")
                        .map(who -> may(deed, who) ? "x" : ".")
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(written).isEqualTo(TABLE);
  }

  private static boolean may(ChannelDeed deed, String who) {
    var roles =
        who.isEmpty() || who.equals("owner")
            ? List.<Role>of()
            : List.of(Role.of(who).orElseThrow());
    return deed.may(roles, who.equals("owner"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"moderator", "vip", "host", "member", "", "broadcaster"})
  void every_door_of_a_channel_lets_in_whom_the_table_says_and_nobody_else(String role) {
    opened(ana, "friday");
    give(ana, "ben", role.isEmpty() ? "[]" : "[\"" + role + "\"]");
    var token = role.equals("broadcaster") ? ana : ben;

    for (var door : DOORS) {
      var path = "/api/v1/channels/friday" + door.path();
      var status = send(door.method(), path, door.body(), bearer(token)).statusCode();
      assertThat(status != 403).as(door + ": " + status).isEqualTo(may(door.deed(), role));
      assertThat(send(door.method(), path, door.body()).statusCode())
          .as("somebody without a key at " + door)
          .isEqualTo(401);
    }
    assertThat(DOORS.stream().map(Door::deed)).contains(ChannelDeed.values());
  }

  @Test
  void what_roles_did_is_kept() {
    opened(ana, "friday");
    give(ana, "ben", "[\"moderator\"]");
    post("/api/v1/channels/friday/stream-keys", "{\"name\": \"studio\"}", bearer(ana));

    assertThat(audit(ben))
        .isEqualTo(
            "[ana_b: stream-key.make studio, ana_b: roles.set ben is moderator,"
                + " ana_b: channel.open friday]");
  }

  @Test
  void a_closed_channel_is_gone_and_its_name_is_nobody_elses_for_a_month() {
    opened(ana, "friday");

    assertThat(send("DELETE", "/api/v1/channels/friday", "", bearer(ana)).statusCode())
        .isEqualTo(204);
    assertThat(told().getLast()).isEqualTo(new ChannelClosed("1003", "friday", 5));
    assertThat(house.get("/api/v1/channels/friday").statusCode()).isEqualTo(404);
    assertProblem(open(ben, "friday"), 409, "/name");
    opened(ana, "friday");
    send("DELETE", "/api/v1/channels/friday", "", bearer(ana));
    clock.pass(Duration.ofDays(29));
    ben =
        text(
            json(
                post(
                    "/api/v1/auth/login",
                    "{\"email\": \"ben@example.org\", \"password\": \"correct horse\"}")),
            "jwt");
    assertProblem(open(ben, "friday"), 409, "/name");
    clock.pass(Duration.ofDays(1));
    ben =
        text(
            json(
                post(
                    "/api/v1/auth/login",
                    "{\"email\": \"ben@example.org\", \"password\": \"correct horse\"}")),
            "jwt");
    opened(ben, "friday");
  }

  private String having(String query) {
    var answer = send("GET", "/api/v1/account/channels" + query, "", bearer(ben));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer)
        .required("channels")
        .valueStream()
        .map(channel -> text(channel, "name") + " " + channel.required("roles"))
        .toList()
        .toString();
  }

  @Test
  void somebody_sees_where_they_have_which_role() {
    opened(ana, "friday");
    opened(ana, "monday");
    opened(ben, "sunday");
    give(ana, "ben", "[\"host\", \"moderator\"]");

    assertThat(having("")).isEqualTo("[friday [\"moderator\",\"host\"], sunday [\"broadcaster\"]]");
    assertThat(having("?role=host&role=vip")).isEqualTo("[friday [\"moderator\",\"host\"]]");
    assertThat(having("?role=host&role=broadcaster&limit=1")).startsWith("[friday").hasSize(29);
    assertThat(having("?role=member")).isEqualTo("[]");
    assertProblem(send("GET", "/api/v1/account/channels?role=king", "", bearer(ben)), 422, "role");
    assertThat(send("GET", "/api/v1/account/channels", "").statusCode()).isEqualTo(401);

    give(ana, "ben", "[]");
    assertThat(having("")).isEqualTo("[sunday [\"broadcaster\"]]");
  }

  @Test
  void where_somebody_has_a_role_is_told_page_by_page() {
    opened(ben, "one_a");
    opened(ben, "two_b");

    var first = json(send("GET", "/api/v1/account/channels?limit=1", "", bearer(ben)));
    assertThat(first.required("channels").size()).isEqualTo(1);
    assertThat(having("?limit=1&cursor=" + text(first, "next"))).startsWith("[two_b");
  }

  @Test
  void channels_are_listed_page_by_page() {
    opened(ana, "one_a");
    opened(ana, "two_b");
    opened(ben, "three_c");

    var first = json(house.get("/api/v1/channels?limit=2"));
    assertThat(first.required("channels").size()).isEqualTo(2);
    var rest = json(house.get("/api/v1/channels?limit=2&cursor=" + text(first, "next")));
    assertThat(rest.required("channels").size()).isEqualTo(1);
    assertThat(rest.required("next").isNull()).isTrue();
    assertThat(json(house.get("/api/v1/channels?owner=1002")).toString())
        .contains("three_c")
        .doesNotContain("one_a");
    assertThat(json(house.get("/api/v1/channels?owner=x")).required("channels").size()).isZero();
  }

  @Test
  void nobody_opens_a_channel_without_an_account() {
    assertThat(post("/api/v1/channels", "{\"name\": \"friday\"}").statusCode()).isEqualTo(401);
    assertThat(postAsOwner("/api/v1/channels", "{\"name\": \"friday\"}").statusCode())
        .isEqualTo(403);
  }
}
