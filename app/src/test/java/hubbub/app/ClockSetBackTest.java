package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A clock that is set while all services work: durations are what passed, nothing is lost or
/// counted twice, and every message finds its place in the series.
class ClockSetBackTest {
  private static final String FIGURES = "/api/v1/statistics/replay/crowd";

  @TempDir Path folder;
  private final SetClock clock = new SetClock();

  /// The system's, until somebody sets it.
  private static final class SetClock extends Clock {
    private volatile Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the house keeps UTC");
    }
  }

  private SmallHouse open() {
    var house =
        new SmallHouse(folder, clock, Ticker.system(), Map.of("archive.retention-days", "7"));
    Arrays.stream(Product.values()).forEach(part -> house.with(part::open));
    return house.open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT2H", "PT2H", "-PT1.5S"})
  void what_is_said_before_and_after_counts_once_and_lasts_as_long_as_it_lasted(String step) {
    try (var house = open()) {
      var begun = System.nanoTime();
      var run = watch(house);
      Await.until(() -> amount(house) > 100);

      clock.by = Duration.parse(step);
      var before = amount(house);
      Await.until(() -> amount(house) > before + 100);
      assertThat(house.send("DELETE", run, "").statusCode()).isEqualTo(204);
      house.settle();

      var lasted = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
      assertAllThere(house, run, lasted);
    }
    try (var house = open()) {
      house.settle();
      assertThat(amount(house)).isEqualTo(archived(house));
    }
  }

  @Test
  void a_run_goes_on_when_the_clock_was_set_back_while_it_was_away() {
    String run;
    try (var house = open()) {
      run = watch(house);
      Await.until(() -> amount(house) > 100);
    }
    clock.by = Duration.ofHours(-3);
    try (var house = open()) {
      var before = amount(house);
      Await.until(() -> amount(house) > before + 100);
      assertThat(house.send("DELETE", run, "").statusCode()).isEqualTo(204);
      house.settle();

      assertAllThere(house, run, 600);
    }
  }

  private static void assertAllThere(SmallHouse house, String run, double secondsMax) {
    var told = json(house, run);
    var messages = told.required("messages").asLong();
    assertThat(told.required("state").asString()).isEqualTo("ended");
    assertThat(told.required("connected_seconds").asDouble()).isPositive().isLessThan(secondsMax);
    assertThat(amount(house)).isEqualTo(messages);
    assertThat(archived(house)).isEqualTo(messages);
    var figures = json(house, FIGURES);
    assertThat(figures.required("messages").asLong()).isEqualTo(messages);
    assertThat(figures.required("connected_seconds").asDouble()).isLessThan(secondsMax);
    var points = json(house, FIGURES + "/series?step=1m").required("points");
    var sum = 0L;
    for (var point : points) {
      sum += point.required("messages").asLong();
      assertThat(point.required("gap").asDouble()).isBetween(0.0, 1.0);
    }
    assertThat(sum).isEqualTo(messages);
    for (var channel : told.required("channels")) {
      for (var gap : channel.required("gaps")) {
        assertThat(Instant.parse(gap.required("to").asString()))
            .isAfterOrEqualTo(Instant.parse(gap.required("from").asString()));
      }
    }
  }

  private static String watch(SmallHouse house) {
    var capture = ":ana!a@a PRIVMSG #k :hello there\r\n".repeat(100);
    assertThat(house.send("PUT", "/api/v1/captures/crowd", capture).statusCode()).isEqualTo(201);
    var started =
        house.send(
            "POST", "/api/v1/runs", "{\"channels\": [\"replay/crowd?speed=30&repeat=true\"]}");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return started.headers().firstValue("Location").orElseThrow();
  }

  private static long amount(SmallHouse house) {
    return json(house, "/statistics").required("amount").asLong();
  }

  private static long archived(SmallHouse house) {
    return house.get("/api/v1/messages.ndjson").body().lines().count();
  }

  private static JsonNode json(SmallHouse house, String path) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
