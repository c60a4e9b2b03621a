package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.json.Json;
import hubbub.platform.questions.Far;
import hubbub.platform.questions.FarAccounts;
import hubbub.testkit.PinnedClock;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Keys to go on air with, and what they open.
class StreamKeysTest extends AccountsHouse {
  private static final String KEYS = "/api/v1/channels/friday/stream-keys";
  private String ana = "";
  private String ben = "";

  @BeforeEach
  void open_channels() {
    ana = person("Ana_B");
    ben = person("Ben");
    channel(ana, "friday");
    channel(ben, "night_owls");
  }

  private void channel(String token, String name) {
    assertThat(open(token, name).statusCode()).as(name).isEqualTo(201);
  }

  private HttpResponse<String> open(String token, String name) {
    return post("/api/v1/channels", Json.write(Map.of("name", name)), bearer(token));
  }

  private HttpResponse<String> make(String... mounts) {
    var wish = Map.of("name", "studio", "mounts", mounts);
    return post(KEYS, Json.write(wish), bearer(ana));
  }

  private HttpResponse<String> makeForBen(String... mounts) {
    var wish = Map.of("name", "attic", "mounts", mounts);
    return post("/api/v1/channels/night_owls/stream-keys", Json.write(wish), bearer(ben));
  }

  private HttpResponse<String> change(JsonNode key, String token, String... mounts) {
    return send(
        "PATCH", KEYS + "/" + text(key, "id"), Json.write(Map.of("mounts", mounts)), bearer(token));
  }

  /// What a key opens, asked in this process and over HTTP, which must agree.
  private Optional<StreamRights> rights(String secret) {
    var near =
        house
            .platform()
            .questions()
            .whom(AskAccounts.class, "accounts", _ -> new FarAccounts(new Door(), clock.ticker()))
            .get()
            .streamRights(secret);
    var far = new FarAccounts(new Door(), clock.ticker()).streamRights(secret);
    assertThat(far).isEqualTo(near);
    return near;
  }

  /// Accounts as another process asks them.
  private final class Door implements Far {
    @Override
    public <T> T get(String target, Class<T> type) {
      throw new AssertionError("a secret must not stand in an address");
    }

    @Override
    public <T> T post(String target, Object body, Class<T> type) {
      var answer = postAsOwner(target, Json.write(body));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      return Json.mapper().readValue(answer.body(), type);
    }
  }

  @Test
  void a_stream_key_is_shown_once_and_revoked_alone() {
    var answer = post(KEYS, "{\"name\": \"studio\"}", bearer(ana));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var made = Json.mapper().readTree(answer.body());
    var secret = text(made, "key");
    assertThat(secret).hasSizeGreaterThan(40);
    assertThat(made.required("mounts").size()).isZero();
    var listed = send("GET", KEYS, "", bearer(ana)).body();
    assertThat(listed).contains("studio", "\"mounts\":[]").doesNotContain(secret);
    assertThat(holder(secret)).as("it is no key to anything else").isEmpty();
    var one = KEYS + "/" + text(made, "id");
    assertThat(send("DELETE", one, "", bearer(ben)).statusCode()).isEqualTo(403);
    assertThat(rights(secret)).isPresent();
    assertThat(send("DELETE", one, "", bearer(ana)).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", one, "", bearer(ana)).statusCode()).isEqualTo(404);
    assertThat(rights(secret)).isEmpty();
  }

  @Test
  void a_key_opens_its_channels_path_and_the_mounts_that_its_maker_lists() {
    var made = json(make("/friday", "/kit*", "/shows-2026/late_one.mp3"));

    assertThat(rights(text(made, "key")))
        .contains(
            new StreamRights(
                text(made, "id"),
                new OwnChannel("1003", "friday", "1001", "", PinnedClock.BEGIN),
                List.of("/friday", "/kit*", "/shows-2026/late_one.mp3")));
    var listed = json(send("GET", KEYS, "", bearer(ana))).required("keys").get(0);
    assertThat(listed.required("mounts")).isEqualTo(made.required("mounts"));
    assertThat(made.required("mounts").toString())
        .isEqualTo("[\"/friday\",\"/kit*\",\"/shows-2026/late_one.mp3\"]");
  }

  @Test
  void whoever_opened_a_channel_goes_on_air_in_it_and_so_do_its_hosts() {
    var here = new OwnChannel("1003", "friday", "1001", "", PinnedClock.BEGIN);
    var roles = "/api/v1/channels/friday/roles/ben";
    assertThat(airs("1001", "friday")).contains(here);
    assertThat(airs("1001", "night_owls")).isEmpty();
    assertThat(airs("1001", "nowhere")).isEmpty();
    send("PUT", roles, "{\"roles\": [\"moderator\"]}", bearer(ana));
    assertThat(airs("1002", "friday")).isEmpty();

    var given = send("PUT", roles, "{\"roles\": [\"moderator\", \"host\"]}", bearer(ana));

    assertThat(given.statusCode()).as(given.body()).isLessThan(300);
    assertThat(airs("1002", "friday")).contains(here);
    var asked = "{\"account_id\": \"1001\", \"channel\": \"friday\"}";
    assertThat(post("/api/v1/accounts/airs", asked, bearer(ana)).statusCode()).isEqualTo(403);
  }

  private Optional<OwnChannel> airs(String account, String channel) {
    var near =
        house
            .platform()
            .questions()
            .whom(AskAccounts.class, "accounts", _ -> new FarAccounts(new Door(), clock.ticker()))
            .get()
            .airs(account, channel);
    assertThat(new FarAccounts(new Door(), clock.ticker()).airs(account, channel)).isEqualTo(near);
    return near;
  }

  @Test
  void nothing_but_a_stream_key_has_rights() {
    for (var secret : List.of(ana, "", "nobodys", "x".repeat(5_000))) {
      assertThat(rights(secret)).as(secret).isEmpty();
    }
    var question = "{\"secret\": \"x\"}";
    assertThat(post("/api/v1/accounts/stream-rights", question).statusCode()).isEqualTo(401);
    assertThat(post("/api/v1/accounts/stream-rights", question, bearer(ana)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void keys_of_a_channel_that_is_closed_open_nothing() {
    var secret = text(json(make("/kit*")), "key");
    var bens = text(json(makeForBen("/owls")), "key");

    send("DELETE", "/api/v1/channels/friday", "", bearer(ana));
    send("DELETE", "/api/v1/account", "{\"password\": \"correct horse\"}", bearer(ben));

    assertThat(rights(secret)).isEmpty();
    assertThat(rights(bens)).isEmpty();
  }

  private void refused(String... mounts) {
    for (var mount : mounts) {
      assertProblem(make("/friday", mount), 422, "\"/mounts/1\"");
    }
  }

  @Test
  void what_is_no_mount_is_refused() {
    refused(
        "",
        "/",
        "friday",
        "/friday/",
        "//friday",
        "/fri*day",
        "/friday**",
        "/a/b/c/d",
        "/a/b/c/*",
        "/../friday",
        "/friday/..",
        "/friday/.hidden",
        "/.well-known",
        "/fri day",
        "/fri%64ay",
        "/früh",
        "/friday?x",
        "/friday\n");
  }

  @Test
  void a_mount_under_a_name_of_the_servers_is_refused() {
    refused(
        "/admin",
        "/admin/stats",
        "/API/x",
        "/live",
        "/live/friday",
        "/l1ve",
        "/helix",
        "/people-per-place",
        "/status-json.xsl",
        "/*",
        "/a*",
        "/Liv*",
        "/people-*");
  }

  @Test
  void a_mount_under_somebody_elses_name_is_refused() {
    channel(ana, "saturday");

    refused(
        "/night_owls",
        "/Night_Owls/late",
        "/n1ght_owls",
        "/night*",
        "/saturday",
        "/satur*",
        "/ben",
        "/be*");
  }

  @Test
  void ones_own_names_and_what_only_begins_like_anothers_are_free() {
    var mounts =
        new String[] {"/friday/*", "/ana_b", "/bend", "/night_owls-too", "/adm", "/live2*"};

    assertThat(make(mounts).statusCode()).isEqualTo(201);
  }

  @Test
  void a_key_has_at_most_twenty_mounts_each_once() {
    var mounts = IntStream.range(0, 21).mapToObj(n -> "/kit-" + n).toArray(String[]::new);

    assertProblem(make(mounts), 422, "/mounts");
    assertProblem(make("/kit", "/kit"), 422, "/mounts");
    assertProblem(make("/" + "x".repeat(100)), 422, "/mounts/0");
    assertThat(make("/" + "x".repeat(99)).statusCode()).isEqualTo(201);
    var most = IntStream.range(0, 20).mapToObj(n -> "/kit-" + n).toArray(String[]::new);
    assertThat(make(most).statusCode()).isEqualTo(201);
  }

  @Test
  void two_channels_never_open_the_same_mount() {
    assertThat(make("/kit*", "/evening/late").statusCode()).isEqualTo(201);

    for (var mount :
        List.of("/kit", "/Kit-main", "/ki*", "/kit-*", "/evening/late", "/evening/*")) {
      assertProblem(makeForBen("/owls", mount), 409, "\"/mounts/1\"");
    }
    assertThat(makeForBen("/owls", "/kit/main", "/evening/later", "/evening").statusCode())
        .isEqualTo(201);
    assertThat(make("/kit-main").statusCode()).as("hosts of one channel share").isEqualTo(201);
  }

  @Test
  void no_channel_is_opened_under_a_mount() {
    var key = json(make("/kit*", "/late_show/live"));

    for (var name : List.of("kit", "kitchen", "Kit_2", "late_show")) {
      assertProblem(open(ben, name), 409, "/name");
    }
    channel(ben, "late");
    assertThat(send("DELETE", KEYS + "/" + text(key, "id"), "", bearer(ana)).statusCode())
        .isEqualTo(204);
    channel(ben, "kitchen");
  }

  @Test
  void the_mounts_of_a_key_are_changed_under_the_same_rules() {
    var key = json(make("/kit*"));
    assertThat(makeForBen("/owls").statusCode()).isEqualTo(201);

    var changed = json(change(key, ana, "/kit-1", "/friday*"));
    assertThat(changed.required("mounts").toString()).isEqualTo("[\"/kit-1\",\"/friday*\"]");
    assertThat(rights(text(key, "key")).orElseThrow().mounts())
        .containsExactly("/kit-1", "/friday*");
    assertThat(change(key, ben, "/kit").statusCode()).isEqualTo(403);
    assertProblem(change(key, ana, "/admin"), 422, "\"/mounts/0\"");
    assertProblem(change(key, ana, "/ben"), 422, "\"/mounts/0\"");
    assertProblem(change(key, ana, "/owls"), 409, "\"/mounts/0\"");
    assertThat(send("PATCH", KEYS + "/none", "{\"mounts\": []}", bearer(ana)).statusCode())
        .isEqualTo(404);
    assertThat(send("GET", "/api/v1/channels/friday/audit", "", bearer(ana)).body())
        .contains("stream-key.change");
    json(change(key, ana));
    assertThat(rights(text(key, "key")).orElseThrow().mounts()).isEmpty();
  }
}
