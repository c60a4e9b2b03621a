package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.platform.Ticker;
import hubbub.platform.http.Keys;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A channel is listened to as long as somebody looks at its page.
class WatchingPagesTest {
  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private TwitchLikeServer twitch;
  private SmallHouse house;
  private ConnectorsService connectors;

  @BeforeEach
  void open() {
    twitch = new TwitchLikeServer("kestrelplays", "gullwatch");
    start();
  }

  private void start() {
    house =
        new SmallHouse(
            folder,
            clock,
            Ticker.system(),
            Map.of(
                "twitch.irc.address", "127.0.0.1:" + twitch.port(),
                "twitch.irc.tls", "false",
                "connectors.gather", "20ms",
                "connectors.watched-max", "1"));
    connectors = house.with(ConnectorsService::new);
    house.platform().routes().guard(new Names());
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
    twitch.close();
  }

  /// Everybody's token is their name.
  private final class Names implements Keys {
    @Override
    public boolean claimed() {
      return true;
    }

    @Override
    public Optional<Holder> session(String secret) {
      return Optional.empty();
    }

    @Override
    public Optional<Holder> token(String secret) {
      return Optional.of(
          Holder.of(
              new KeyHolder(
                  "token:1",
                  new Account("1001", secret, secret, clock.instant()),
                  false,
                  Set.of("account", "runs:write"),
                  "tests",
                  clock.instant().plus(Duration.ofDays(1)))));
    }
  }

  private HttpResponse<String> send(String who, String method, String path, String json) {
    return house.send(
        HttpRequest.newBuilder(house.address(path))
            .header("Authorization", "Bearer " + who)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpResponse<String> watch(String who, String name) {
    return send(who, "PUT", "/api/v1/watching/twitch/" + name, "");
  }

  private String run(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body()).required("run").stringValue();
  }

  private JsonNode runs(String state) {
    var answer = send("ana", "GET", "/api/v1/runs?state=" + state, "");
    return Json.mapper().readTree(answer.body()).required("runs");
  }

  private void minutePasses() {
    clock.pass(Duration.ofSeconds(61));
    connectors.tidy();
  }

  @Test
  void all_who_watch_share_a_run_that_ends_after_the_last_of_them() {
    var first = run(watch("ana", "KestrelPlays"));
    clock.pass(Duration.ofSeconds(40));
    var second = run(watch("bob", "kestrelplays"));
    clock.pass(Duration.ofSeconds(40));
    connectors.tidy();

    assertThat(second).isEqualTo(first);
    assertThat(runs("running")).hasSize(1);
    Await.until(() -> twitch.isWatched("kestrelplays"));

    minutePasses();

    assertThat(runs("running")).isEmpty();
    assertThat(run(watch("ana", "kestrelplays"))).isNotEqualTo(first);
  }

  @Test
  void what_is_listened_to_on_purpose_is_left_alone() {
    send("ana", "POST", "/api/v1/runs", "{\"channels\": [\"twitch/kestrelplays\"]}");

    var answer = watch("bob", "kestrelplays");
    minutePasses();

    assertThat(answer.body()).contains("\"until\":null");
    assertThat(runs("running")).hasSize(1);
  }

  @Test
  void a_run_that_a_crash_left_ends_by_itself() {
    run(watch("ana", "kestrelplays"));
    house.close();
    start();
    assertThat(runs("running")).hasSize(1);

    minutePasses();

    assertThat(runs("running")).isEmpty();
  }

  @Test
  void what_cannot_be_watched_is_refused() {
    assertThat(watch("ana", "two%20words").body()).contains("\"field\":\"name\"");
    run(watch("ana", "kestrelplays"));

    assertThat(watch("ana", "gullwatch").statusCode()).isEqualTo(409);
    assertThat(send("ana", "PUT", "/api/v1/watching/replay/finals", "").body())
        .contains("\"field\":\"platform\"");
  }
}
