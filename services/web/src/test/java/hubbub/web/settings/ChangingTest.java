package hubbub.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.http.HttpDoor;
import hubbub.platform.json.Json;
import hubbub.platform.observe.HealthBoard;
import hubbub.platform.observe.ObserveRoutes;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The owner changes settings while the house runs.
class ChangingTest {
  private static final String PATH = "/api/v1/settings";

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private WebService web;

  @BeforeEach
  void open() {
    open(Map.of());
  }

  private void open(Map<String, String> settings) {
    house = new SmallHouse(folder, clock, clock.ticker(), settings);
    var platform = house.platform();
    new ObserveRoutes(
            new HealthBoard(),
            platform.bus(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            platform.observe().installation(),
            platform.observe().settings())
        .hang((HttpDoor) platform.routes());
    web = house.with(WebService::new);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(house.address(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return house.send(request.build());
  }

  private String command() {
    try {
      return "Bearer " + Files.readString(folder.resolve("command-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> change(String wish) {
    return send("PATCH", PATH, wish, "Authorization", command());
  }

  private JsonNode setting(String key) {
    var answer = send("GET", PATH, "", "Authorization", command());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper()
        .readTree(answer.body())
        .required("settings")
        .valueStream()
        .filter(setting -> setting.required("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private String value(String key) {
    return setting(key).required("value").asString();
  }

  private HttpResponse<String> claim() {
    var code = web.newOwnerLink().substring("/claim#".length());
    return send("POST", "/claim", "code=" + code);
  }

  @Test
  void a_change_holds_at_once_and_after_a_restart() {
    assertThat(change("{\"owner.session-time\": \"2h\"}").statusCode()).isEqualTo(200);

    assertThat(claim().headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=7200;");
    close();
    open();
    assertThat(value("owner.session-time")).isEqualTo("2h");
    assertThat(setting("owner.session-time").required("changed").asBoolean()).isTrue();
    assertThat(claim().headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=7200;");
  }

  @Test
  void null_gives_the_default_back() {
    change("{\"owner.session-time\": \"2h\"}");

    var answer = change("{\"owner.session-time\": null}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(value("owner.session-time")).isEqualTo("30d");
    assertThat(setting("owner.session-time").required("changed").asBoolean()).isFalse();
  }

  @Test
  void what_is_wrong_is_named_and_nothing_is_changed() {
    for (var wrong :
        Map.of(
                "{\"owner.link-time\": \"2h\", \"owner.session-time\": \"soon\"}",
                "/owner.session-time",
                "{\"owner.link-time\": \"2h\", \"public-counts\": \"ajar\"}",
                "/public-counts",
                "{\"owner.link-time\": \"2h\", \"bind\": \"0.0.0.0\"}",
                "/bind",
                "{\"owner.link-time\": [\"2h\"]}",
                "/owner.link-time")
            .entrySet()) {
      var answer = change(wrong.getKey());
      assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("\"field\":\"" + wrong.getValue() + "\"");
    }
    assertThat(change("{}").statusCode()).isEqualTo(422);
    assertThat(value("owner.link-time")).isEqualTo("1d");
  }

  @Test
  void what_was_set_for_the_start_is_changed_there() {
    close();
    open(Map.of("owner.session-time", "3d"));

    var answer = change("{\"owner.session-time\": \"2h\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("is set by the command line; change it there");
    assertThat(setting("owner.session-time").required("fixed_by").asString())
        .isEqualTo("the command line");
    assertThat(value("owner.session-time")).isEqualTo("3d");
  }

  @Test
  void what_is_set_for_the_start_wins_over_what_was_chosen_before() {
    change("{\"owner.session-time\": \"2h\"}");
    close();
    open(Map.of("owner.session-time", "3d"));

    assertThat(value("owner.session-time")).isEqualTo("3d");
    close();
    open();
    assertThat(value("owner.session-time")).as("it was kept").isEqualTo("2h");
  }

  @Test
  void counts_are_shown_to_strangers_when_the_owner_says_so() {
    claim();
    assertThat(may()).doesNotContain("statistics:read");

    change("{\"public-counts\": \"open\"}");

    assertThat(may()).contains("\"may\":[\"statistics:read\",\"directory:read\"]");
    change("{\"public-counts\": \"closed\"}");
    assertThat(may()).doesNotContain("statistics:read");
  }

  /// What a stranger may.
  private String may() {
    return send("GET", "/api/v1/me", "", "X-Forwarded-For", "192.0.2.1").body();
  }

  @Test
  void nobody_but_the_owner_sees_or_changes_them() {
    var wish = "{\"public-counts\": \"open\"}";
    assertThat(send("PATCH", PATH, wish).statusCode()).isEqualTo(403);
    assertThat(send("GET", PATH, "").statusCode()).isEqualTo(403);
    var cookie = claim().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(send("PATCH", PATH, wish).statusCode()).isEqualTo(401);
    assertThat(
            send("PATCH", PATH, wish, "Cookie", cookie, "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);

    assertThat(value("public-counts")).isEqualTo("closed");
    var ours = "http://127.0.0.1:" + house.port();
    assertThat(send("PATCH", PATH, wish, "Cookie", cookie, "Origin", ours).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_value_that_another_version_kept_and_this_one_cannot_read_is_left_out() {
    change("{\"owner.session-time\": \"2h\"}");
    house.platform().observe().settings().keptBy(new Strange());

    Await.untilAsserted(() -> assertThat(value("owner.session-time")).isEqualTo("30d"));
  }

  private static final class Strange implements hubbub.platform.observe.LiveSettings.Chosen {
    @Override
    public Map<String, String> all() {
      return Map.of("owner.session-time", "for ever", "what.is-this", "1");
    }

    @Override
    public void keep(Map<String, java.util.Optional<String>> wishes) {
      throw new UnsupportedOperationException();
    }
  }
}
