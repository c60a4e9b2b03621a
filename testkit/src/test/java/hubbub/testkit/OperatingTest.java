package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Keys;
import hubbub.platform.json.Json;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.HealthBoard;
import hubbub.platform.observe.ObserveRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators see: health, metrics, dead letters.
final class OperatingTest {
  @TempDir Path folder;
  private SmallHouse house;
  private final HealthBoard health = new HealthBoard();
  private final AtomicReference<Health.Report> report =
      new AtomicReference<>(Health.Report.fine(Map.of("rows", 3)));
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicBoolean sick = new AtomicBoolean(true);

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, new PinnedClock());
    var platform = house.platform();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ObserveRoutes(
            health,
            platform.bus(),
            meters,
            platform.observe().installation(),
            platform.observe().settings())
        .hang((HttpDoor) platform.routes());
    platform.routes().guard(new OneKey());
    health.add("part", report::get);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private final class OneKey implements Keys {
    @Override
    public boolean claimed() {
      return claimed.get();
    }

    @Override
    public Optional<Holder> session(String secret) {
      return Optional.empty();
    }

    @Override
    public Optional<Holder> token(String secret) {
      return secret.equals("owner")
          ? Optional.of(new Holder("token:test", Set.of("owner"), false))
          : Optional.empty();
    }
  }

  private HttpResponse<String> asOwner(String method, String path) {
    return house.send(
        HttpRequest.newBuilder(house.address(path))
            .header("Authorization", "Bearer owner")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());
  }

  @Test
  void health_tells_of_every_part() {
    var all = Json.mapper().readTree(house.get("/health").body());

    assertThat(all.at("/state").asString()).isEqualTo("fine");
    assertThat(all.at("/parts/part/state").asString()).isEqualTo("fine");
    assertThat(all.at("/parts/part/figures/rows").asInt()).isEqualTo(3);
    assertThat(all.at("/parts/door/figures/connections").asInt()).isPositive();
  }

  @Test
  void a_part_that_is_away_makes_the_house_unready_but_alive() {
    report.set(Health.Report.away("the disk is full"));

    assertThat(house.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(house.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(house.get("/health").body()).contains("the disk is full");
  }

  @Test
  void a_part_in_trouble_leaves_the_house_ready() {
    report.set(Health.Report.trouble("look here"));

    assertThat(house.get("/health/ready").body()).isEqualTo("{\"state\":\"trouble\"}");
    assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void people_see_a_page_that_quotes_nothing_as_code() {
    report.set(Health.Report.trouble("<script>alert(1)</script>"));

    var page =
        house.send(
            HttpRequest.newBuilder(house.address("/health")).header("Accept", "text/html").build());

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<span class=\"trouble\">trouble</span>")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void strangers_see_how_it_is_and_no_figures() {
    claimed.set(true);

    assertThat(house.get("/health").body())
        .isEqualTo("{\"state\":\"fine\",\"parts\":{},\"hearers\":[],\"processes\":[]}");
    assertThat(house.get("/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  void metrics_are_what_prometheus_reads() {
    house.get("/health/live");

    var metrics = house.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body()).contains("# TYPE jvm_memory_used_bytes gauge");
  }

  @Test
  void a_batch_that_nobody_could_digest_is_shown_and_tried_again() {
    var teller = house.teller();
    var notebook =
        new Notebook(house.platform().storage().open("sick"), "sick") {
          @Override
          protected void before(KeptFact fact) {
            if (sick.get()) {
              throw new IllegalStateException("no appetite");
            }
          }
        };
    house.platform().bus().hear(notebook);
    teller.write(tx -> {
      tx.tell(BusContract.fact(1));
      return null;
    });
    Await.until(() -> !letters().isEmpty());

    var id = letters().getFirst();
    assertThat(house.get("/health").body()).contains("\"dead_letters\":1");
    assertThat(house.get("/metrics").body())
        .contains("hubbub_bus_dead_letters{hearer=\"sick\",producer=\"teller\"} 1.0");
    sick.set(false);
    assertThat(asOwner("POST", "/api/v1/dead-letters/sick/" + id + "/retry").statusCode())
        .isEqualTo(204);
    assertThat(letters()).isEmpty();
    assertThat(asOwner("POST", "/api/v1/dead-letters/sick/" + id + "/retry").statusCode())
        .isEqualTo(404);
  }

  @Test
  void dead_letters_are_the_owners_and_of_hearers_that_are_here() {
    assertThat(house.get("/api/v1/dead-letters/sick").statusCode()).isEqualTo(403);
    assertThat(asOwner("GET", "/api/v1/dead-letters/nobody").statusCode()).isEqualTo(404);
  }

  private List<Long> letters() {
    var answer = asOwner("GET", "/api/v1/dead-letters/sick");
    return Json.mapper()
        .readTree(answer.body())
        .path("dead_letters")
        .valueStream()
        .map(letter -> letter.path("id").asLong())
        .toList();
  }
}
