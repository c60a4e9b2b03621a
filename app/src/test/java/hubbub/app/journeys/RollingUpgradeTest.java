package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Delivery;
import hubbub.app.Recording;
import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.platform.json.Json;
import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Builds of different ages are one installation while an upgrade rolls through it.
class RollingUpgradeTest {
  private static final Recording OLD = new Recording("0.1");
  private static final int LINES = 300;
  private static final int ROLLING = 100_000;
  private static final int MORE = 200;
  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void an_old_build_tells_a_new_one_all_and_understands_it() {
    var bus = RabbitServer.shared().freshHost();
    try (var old = new OldProcess(bus).begin();
        var three =
            new ThreeProcesses(folder, PostgresServer.shared().freshDatabase(), bus).start()) {
      var door = three.door();
      door.claim();
      assertThat(door.put("/api/v1/captures/new", capture()).statusCode()).isBetween(200, 204);
      var answer = door.post("/api/v1/runs", "{\"channels\": [\"replay/new?speed=max\"]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);

      old.send(OLD.batches());
      for (var news : OLD.passing()) {
        news.properties().forEach(one -> old.pass(one.getKey(), one.getValue()));
      }

      RecordedStory.assertHeard(door);
      Await.until(() -> door.counted() >= RecordedStory.AMOUNT + LINES);
      assertThat(door.counted()).isEqualTo(RecordedStory.AMOUNT + LINES);
      assertUnderstood(old);
      assertSentAgain(old);
    }
  }

  /// What a new process sends has all fields that an old one reads.
  private static void assertUnderstood(OldProcess old) {
    Await.untilAsserted(() ->
        assertThat(kinds(old)).contains("MessagesSeen", "RunStarted", "RunMeasured", "RunEnded"));
    var known = new HashMap<String, Set<String>>();
    OLD.batches().forEach(batch -> fields(Json.mapper().readTree(batch.facts()), "", known));
    for (var delivery : newOnes(old)) {
      assertThat(header(delivery, "producer").toString()).isNotEmpty();
      assertThat(header(delivery, "partition"))
          .hasToString(delivery.getEnvelope().getRoutingKey())
          .isInstanceOf(Number.class);
      assertThat(number(delivery, "number")).isPositive();
      var sent = new HashMap<String, Set<String>>();
      fields(Json.mapper().readTree(delivery.getBody()), "", sent);
      sent.forEach((place, fields) ->
          assertThat(fields).as(place).containsAll(known.getOrDefault(place, Set.of())));
    }
  }

  /// Notes the fields of each object in a document, by its place.
  private static void fields(JsonNode node, String place, Map<String, Set<String>> found) {
    if (node.isArray()) {
      node.forEach(one -> fields(one, place, found));
    }
    if (node.isObject() && !place.endsWith("/details") && !place.isEmpty()) {
      node.properties()
          .forEach(one -> found.computeIfAbsent(place, _ -> new HashSet<>()).add(one.getKey()));
    }
    if (node.isObject()) {
      node.properties().forEach(one -> fields(one.getValue(), place + "/" + one.getKey(), found));
    }
  }

  private static List<Delivery> newOnes(OldProcess old) {
    var known = OLD.batches().stream().map(Recording.Batch::producer).toList();
    return old.heard().stream()
        .filter(one -> !known.contains(header(one, "producer").toString()))
        .toList();
  }

  private static Set<String> kinds(OldProcess old) {
    var kinds = new HashSet<String>();
    for (var delivery : newOnes(old)) {
      for (var fact : Json.mapper().readTree(delivery.getBody())) {
        kinds.addAll(fact.propertyNames());
      }
    }
    return kinds;
  }

  private static Object header(Delivery delivery, String name) {
    return requireNonNull(delivery.getProperties().getHeaders().get(name), name);
  }

  private static long number(Delivery delivery, String name) {
    return ((Number) header(delivery, name)).longValue();
  }

  /// An old hearer learns how far a new process has sent, and gets what it misses.
  private static void assertSentAgain(OldProcess old) {
    var some =
        newOnes(old).stream()
            .filter(one -> header(one, "service").toString().equals("connectors"))
            .toList()
            .getLast();
    var producer = header(some, "producer").toString();
    var partition = (int) number(some, "partition");
    var number = number(some, "number");
    Await.untilAsserted(() ->
        assertThat(old.news("HEADS"))
            .extracting(delivery -> Json.mapper().readTree(delivery.getBody()))
            .filteredOn(heads -> heads.required("service").asString().equals("connectors"))
            .flatExtracting(heads -> heads.required("heads").valueStream().toList())
            .anySatisfy(head -> {
              assertThat(head.required("producer").asString()).isEqualTo(producer);
              assertThat(head.required("partition").asInt()).isEqualTo(partition);
              assertThat(head.required("number").asLong()).isGreaterThanOrEqualTo(number);
            }));

    old.ask("connectors", producer, partition, number, number);
    old.ask("connectors", "0199c2f4a800-nobody", 3, 1, 7);

    Await.untilAsserted(() ->
        assertThat(old.news("AGAIN"))
            .anySatisfy(again -> {
              assertThat(header(again, "hearer")).hasToString("old");
              assertThat(number(again, "number")).isEqualTo(number);
              assertThat(again.getBody()).isEqualTo(some.getBody());
            }));
    Await.untilAsserted(() ->
        assertThat(old.news("GONE"))
            .extracting(delivery -> Json.mapper().readTree(delivery.getBody()))
            .anySatisfy(gone -> {
              assertThat(gone.required("producer").asString()).isEqualTo("0199c2f4a800-nobody");
              assertThat(gone.required("partition").asInt()).isEqualTo(3);
              assertThat(gone.required("up_to").asLong()).isEqualTo(7);
              assertThat(gone.required("hearer").asString()).isEqualTo("old");
            }));
  }

  @Test
  void what_a_build_to_come_tells_is_heard_as_far_as_it_is_known() {
    var bus = RabbitServer.shared().freshHost();
    try (var newer = new OldProcess(bus).begin();
        var three =
            new ThreeProcesses(folder, PostgresServer.shared().freshDatabase(), bus).start()) {
      three.door().claim();
      newer.send(Recording.LATER.batches());
      newer.pass("CrowdCounted", Json.mapper().readTree("{\"people\": 3}"));

      assertHeardWhatIsKnown(three.door());
    }
  }

  private static void assertHeardWhatIsKnown(RunningHubbub door) {
    Await.until(() -> door.counted() == 2);
    Await.untilAsserted(() ->
        assertThat(door.get("/api/v1/messages.ndjson?order=oldest").body().lines())
            .extracting(line -> Json.mapper().readTree(line).required("kind").asString())
            .containsExactly("message", "action"));
    RecordedStory.assertDigested(door);
  }

  @Test
  void an_upgrade_rolls_through_processes_that_go_on_counting() {
    var later = LaterBuild.in(folder.resolve("later"));
    try (var three = new ThreeProcesses(folder, PostgresServer.shared(), RabbitServer.shared())) {
      for (var part : List.of(Part.CONNECTORS, Part.MORE_CONNECTORS)) {
        lay(three.data(part));
      }
      three.start();
      three.door().claim();
      var answer = three.door().post("/api/v1/runs", "{\"channels\": [\"replay/rolling\"]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      var run = answer.headers().firstValue("Location").orElseThrow();
      Await.until(() -> three.door().counted() > MORE);

      three.launch(Part.MORE_FIGURES, later);
      var before = three.door().counted();
      Await.until(LONG, () -> three.door().counted() > before + MORE);
      three.at(Part.FIGURES).end();
      three.launch(Part.FIGURES);
      assertRefused(three.forget(Part.FIGURES));
      three.launch(Part.FIGURES, later);
      var owner = three.at(Part.WEB);
      owner.end();
      three.launch(Part.WEB, later);
      three.door().as(owner);
      var asked = askedOften(three, run);
      three.launch(Part.MORE_CONNECTORS, later);
      var seen = askedOften(three, run);
      assertThat(asked).isPositive();
      Await.until(LONG, () -> messages(three, run) > seen + MORE);
      three.at(Part.CONNECTORS).end();
      Await.until(LONG, () -> messages(three, run) > seen + 2 * MORE);
      assertThat(three.door().delete(run).statusCode()).isBetween(200, 204);

      var all = three.door().json(run).required("messages").asLong();
      assertThat(all).as("still playing").isLessThan(ROLLING);
      Await.until(LONG, () -> three.door().counted() >= all);
      Await.until(LONG, () -> three.door().archived() >= all);
      assertThat(three.door().counted()).isEqualTo(all);
      assertThat(three.door().archived()).isEqualTo(all);
      RecordedStory.assertDigested(three.door());
      assertThat(log(three.data(Part.CONNECTORS))).doesNotContain("cached plan");
    }
  }

  /// As often as it takes until the database's driver has prepared its statements. Answers must
  /// come before and after tables change.
  private static long askedOften(ThreeProcesses three, String run) {
    var last = 0L;
    for (var n = 0; n < 30; n++) {
      last = three.door().json(run).required("messages").asLong();
    }
    return last;
  }

  /// A capture that plays longer than any upgrade: its lines are ten milliseconds apart.
  private static void lay(Path data) {
    var text = new StringBuilder();
    for (var n = 0; n < ROLLING; n++) {
      text.append("@id=").append(n).append(";tmi-sent-ts=").append(1_700_000_000_000L + n * 10L);
      text.append(" :wren!wren@wren.tmi.twitch.tv PRIVMSG #kestrel :line ").append(n).append('\n');
    }
    try {
      Files.createDirectories(data.resolve("captures"));
      Files.writeString(data.resolve("captures/rolling"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log(Path data) {
    try {
      return Files.readString(data.resolve("log/hubbub.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRefused(RunningHubbub hubbub) {
    assertThat(hubbub.awaitExit()).isEqualTo(1);
    assertThat(hubbub.output()).contains("was written by a newer Hubbub");
  }

  private static long messages(ThreeProcesses three, String run) {
    var answer = three.door().get(run);
    return answer.statusCode() == 200
        ? Json.mapper().readTree(answer.body()).required("messages").asLong()
        : -1;
  }

  @Test
  void rows_that_an_old_build_left_in_its_outboxes_are_heard_by_a_new_one() {
    var data = folder.resolve("data");
    leave(data, OLD.batches());

    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.claim();
      RecordedStory.assertHeard(hubbub);
      assertThat(hubbub.counted()).isEqualTo(RecordedStory.AMOUNT);
      hubbub.kill();
      try (var again = hubbub.again()) {
        RecordedStory.assertHeard(again);
        assertThat(again.counted()).isEqualTo(RecordedStory.AMOUNT);
      }
    }
  }

  @Test
  void rows_that_a_newer_build_left_are_heard_as_far_as_they_are_known() {
    var data = folder.resolve("data");
    leave(data, Recording.LATER.batches());

    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.claim();
      assertHeardWhatIsKnown(hubbub);
    }
  }

  /// Rows as a build wrote them that was ended before anybody heard them.
  private static void leave(Path data, List<Recording.Batch> batches) {
    assertThat(data.toFile().mkdirs()).isTrue();
    try (var storage = new SqliteStorage(data, Clock.systemUTC(), 1L << 30)) {
      for (var service : List.of("connectors", "archive")) {
        storage
            .open(service)
            .write(tx -> {
              var position = 0L;
              for (var batch : batches) {
                if (batch.service().equals(service)) {
                  tx.handle()
                      .execute(
                          "INSERT INTO producer (id, since) VALUES (?, 0) ON CONFLICT DO NOTHING",
                          batch.producer());
                  tx.handle()
                      .execute(
                          "INSERT INTO outbox (position, producer, part, number, facts)"
                              + " VALUES (?, ?, ?, ?, ?)",
                          ++position,
                          batch.producer(),
                          batch.partition(),
                          batch.number(),
                          batch.facts());
                }
              }
              return null;
            });
      }
    }
  }

  private static String capture() {
    var text = new StringBuilder();
    for (var n = 0; n < LINES; n++) {
      text.append("@id=").append(n).append(";tmi-sent-ts=").append(1_700_000_000_000L + n * 10L);
      text.append(" :wren!wren@wren.tmi.twitch.tv PRIVMSG #kestrel :line ").append(n).append('\n');
    }
    return text.toString();
  }
}
