package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.journeys.DirectoryProcesses.Part;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The directory answers the same requests alike: in one process on SQLite, and each service in a
/// process of its own over a broker, on a database server.
class DirectoryShapesTest {
  private static final String PLACES =
      """
      [{"id":1,"name":"Descaro del Rey"},{"id":2,"name":"Más allá del Zumo"},\
      {"id":3,"name":"Veranolandia"}]\
      """;
  private static final String PEOPLE =
      """
      [{"id":1,"name":"Sensei Lamister","isAlive":true,"placeId":1},\
      {"id":2,"name":"Aiba Stack","isAlive":true,"placeId":3},\
      {"id":3,"name":"Juaquín Nevado","isAlive":true,"placeId":2},\
      {"id":4,"name":"Nicolás Cartón","isAlive":false,"placeId":3},\
      {"id":5,"name":"Juanito Lamister","isAlive":true,"placeId":1}]\
      """;
  private static final String JOIN =
      """
      [{"id":1,"name":"Descaro del Rey","people":[\
      {"id":1,"name":"Sensei Lamister","isAlive":true},\
      {"id":5,"name":"Juanito Lamister","isAlive":true}]},\
      {"id":2,"name":"Más allá del Zumo","people":[\
      {"id":3,"name":"Juaquín Nevado","isAlive":true}]},\
      {"id":3,"name":"Veranolandia","people":[\
      {"id":2,"name":"Aiba Stack","isAlive":true},\
      {"id":4,"name":"Nicolás Cartón","isAlive":false}]}]\
      """;

  @TempDir Path folder;

  @Test
  void in_one_process_and_in_three_the_same_requests_are_answered_alike() {
    List<String> alone;
    try (var one = DirectoryProcesses.together(folder.resolve("one"))) {
      alone = story(one);
    }
    try (var three =
        DirectoryProcesses.apart(
            folder.resolve("three"), PostgresServer.shared(), RabbitServer.shared())) {
      assertThat(story(three)).isEqualTo(alone);
      others(three);
    }
  }

  /// What a broadcaster does, and each answer: its status, its address and its body.
  private static List<String> story(DirectoryProcesses directory) {
    var places = directory.at(Part.PLACES);
    var people = directory.at(Part.PEOPLE);
    var join = directory.at(Part.PEOPLE_PER_PLACE);
    var said = new ArrayList<String>();
    for (var name : names(PLACES)) {
      said.add(said(places.post("/places", "{\"name\":\"" + name + "\"}")));
    }
    for (var person : Json.mapper().readTree(PEOPLE)) {
      var id = person.required("id").asLong();
      var json = person.toString().replaceFirst("\"id\":" + id + ",", "");
      said.add(said(people.post("/api/v1/people", json)));
    }
    assertThat(places.get("/places").body()).isEqualTo(PLACES);
    assertThat(people.get("/people").body()).isEqualTo(PEOPLE);
    awaitJoin(join, JOIN);

    said.add(said(places.post("/places", "{\"name\":\" \"}")));
    said.add(said(people.post("/people", "{\"name\":\"x\",\"isAlive\":true,\"placeId\":77}")));
    said.add(said(people.post("/people", "{\"name\":\"x\",\"isAlive\":\"yes\",\"placeId\":1}")));
    said.add(said(people.get("/people/77")));
    said.add(said(join.get("/people-per-place/0")));
    said.add(said(join.get("/people-per-place?limit=0")));
    said.add(said(join.post("/people-per-place", "{}")));
    // A place that was made in the other service a millisecond ago.
    said.add(said(places.post("/places", "{\"name\":\"Último\"}")));
    said.add(said(people.patch("/people/4", "{\"placeId\":4,\"isAlive\":true}")));
    said.add(said(places.delete("/places/3")));
    said.add(said(people.delete("/people/5")));
    awaitJoin(
        join,
        """
        [{"id":1,"name":"Descaro del Rey","people":[\
        {"id":1,"name":"Sensei Lamister","isAlive":true}]},\
        {"id":2,"name":"Más allá del Zumo","people":[\
        {"id":3,"name":"Juaquín Nevado","isAlive":true}]},\
        {"id":4,"name":"Último","people":[\
        {"id":4,"name":"Nicolás Cartón","isAlive":true}]}]\
        """);
    Await.until(() -> people.get("/people/2").body().contains("\"placeId\":null"));
    said.add(said(people.get("/people")));
    said.add(said(join.get("/api/v1/people-per-place/4")));
    said.add(said(join.get("/people-per-place?limit=1")));
    rebuild(join);
    said.add(said(join.get("/people-per-place")));
    return said;
  }

  private static void rebuild(RunningHubbub join) {
    // The first copy may still be built.
    Await.until(() -> join.post("/api/v1/people-per-place/rebuild", "").statusCode() == 202);
    awaitRebuild(join, "done");
  }

  private static void awaitRebuild(RunningHubbub join, String state) {
    Await.until(() ->
        join.json("/api/v1/people-per-place/rebuild").required("state").asString().equals(state));
  }

  /// Who answers while others are away.
  private static void others(DirectoryProcesses three) {
    var people = three.at(Part.PEOPLE);
    var join = three.at(Part.PEOPLE_PER_PLACE);
    Await.until(() -> age(join) <= 2);
    var before = join.get("/people-per-place").body();
    three.kill(Part.PLACES);

    var refused = people.patch("/people/1", "{\"placeId\":2}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(people.patch("/people/1", "{\"name\":\"Sensei\"}").statusCode()).isEqualTo(200);
    Await.until(() -> join.get("/people-per-place/1").body().contains("\"Sensei\""));
    assertThat(join.post("/api/v1/people-per-place/rebuild", "").statusCode()).isEqualTo(202);
    awaitRebuild(join, "failed");
    assertThat(join.json("/api/v1/people-per-place/rebuild").required("why").asString())
        .isEqualTo("places does not answer");
    three.kill(Part.PEOPLE);

    assertThat(join.get("/people-per-place").body())
        .isEqualTo(before.replace("Sensei Lamister", "Sensei"));
    Await.until(() -> age(join) >= 3);
    three.launch(Part.PLACES);
    three.launch(Part.PEOPLE);
    three.awaitReady();
    Await.until(() -> age(join) <= 2);
  }

  private static long age(RunningHubbub join) {
    return join.get("/people-per-place").headers().firstValueAsLong("Age").orElseThrow();
  }

  private static void awaitJoin(RunningHubbub join, String json) {
    Await.untilAsserted(() -> assertThat(join.get("/people-per-place").body()).isEqualTo(json));
  }

  private static List<String> names(String json) {
    var names = new ArrayList<String>();
    Json.mapper().readTree(json).forEach(row -> names.add(row.required("name").asString()));
    return names;
  }

  private static String said(HttpResponse<String> answer) {
    return String.join(
        " ",
        answer.request().method() + " " + answer.request().uri().getPath(),
        Integer.toString(answer.statusCode()),
        answer.headers().firstValue("Location").orElse("-"),
        answer
            .headers()
            .firstValue("Link")
            .map(link -> link.replaceAll("cursor=[^>&]*", ""))
            .orElse("-"),
        answer.body());
  }
}
