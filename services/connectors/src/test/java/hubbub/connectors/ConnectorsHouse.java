package hubbub.connectors;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A house with connectors alone, and somebody who hears what they tell.
final class ConnectorsHouse implements AutoCloseable {
  final SmallHouse house;
  final Told told;
  private final List<Database> databases = new CopyOnWriteArrayList<>();

  /// The connectors' own tables.
  Database database() {
    return databases.stream()
        .filter(database -> database.name().equals("connectors"))
        .findFirst()
        .orElseThrow();
  }

  ConnectorsHouse(Path folder) {
    this(folder, Map.of());
  }

  ConnectorsHouse(Path folder, Map<String, String> settings) {
    this(folder, Clock.systemUTC(), Ticker.system(), settings);
  }

  ConnectorsHouse(Path folder, Clock clock, Ticker ticker, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("connectors.gather", "20ms");
    all.putIfAbsent("twitch.irc.address", "127.0.0.1:1");
    house = new SmallHouse(folder, clock, ticker, all);
    house.platform().storage().onOpen(databases::add);
    house.with(ConnectorsService::new);
    told = new Told(house.teller());
    house.platform().bus().hear(told);
    house.open();
  }

  HttpResponse<String> capture(String name, String content) {
    return capture(name, content.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> capture(String name, byte[] content) {
    return house.send(
        HttpRequest.newBuilder(house.address("/api/v1/captures/" + name))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build());
  }

  /// Starts a run and returns its id.
  String run(String json) {
    var answer = house.send("POST", "/api/v1/runs", json);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return Json.mapper().readTree(answer.body()).path("id").stringValue();
  }

  JsonNode show(String runId) {
    return Json.mapper().readTree(house.get("/api/v1/runs/" + runId).body());
  }

  /// Waits until a run has ended and all that it told is heard.
  JsonNode ended(String runId) {
    awaitState(runId, "ended");
    house.settle();
    return show(runId);
  }

  void awaitState(String runId, String state) {
    Await.until(() -> show(runId).path("state").stringValue().equals(state));
  }

  @Override
  public void close() {
    house.close();
  }
}
