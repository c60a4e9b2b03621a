package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.platform.storage.Database;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A house with people behind a real door, and somebody who knows the places 1, 2 and 3.
abstract class PeopleHouse {
  static final String SENSEI =
      "{\"id\":1,\"name\":\"Sensei Lamister\",\"isAlive\":true,\"placeId\":1}";
  static final String LETTERS =
      "["
          + SENSEI
          + ",{\"id\":2,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":3},"
          + "{\"id\":3,\"name\":\"Juaquín Nevado\",\"isAlive\":true,\"placeId\":2},"
          + "{\"id\":4,\"name\":\"Nicolás Cartón\",\"isAlive\":false,\"placeId\":3},"
          + "{\"id\":5,\"name\":\"Juanito Lamister\",\"isAlive\":true,\"placeId\":1}]";
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  @TempDir Path folder;
  final PinnedClock clock = new PinnedClock();
  final TownHall townHall = new TownHall();
  SmallHouse house;
  private Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock, clock.ticker(), settings());
    house.platform().questions().answer(AskPlaces.class, townHall);
    house.with(PeopleService::new);
    teller = house.teller();
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  Map<String, String> settings() {
    return Map.of();
  }

  HttpResponse<String> make(String json) {
    var answer = house.send("POST", "/people", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  void makeLetters() {
    make("{\"name\": \"Sensei Lamister\", \"isAlive\": true, \"placeId\": 1}");
    make("{\"name\": \"Aiba Stack\", \"isAlive\": true, \"placeId\": 3}");
    make("{\"name\": \"Juaquín Nevado\", \"placeId\": 2}");
    make("{\"name\": \"Nicolás Cartón\", \"isAlive\": false, \"placeId\": 3}");
    make("{\"name\": \"Juanito Lamister\", \"isAlive\": true, \"placeId\": 1}");
  }

  /// Deletes a place: nobody finds it any more, and the fact is told.
  void deletePlace(long id) {
    townHall.places.remove(id);
    tellDeleted(id);
  }

  void tellDeleted(long id) {
    teller.write(tx -> {
      tx.tell(new PlaceDeleted(id, 100 + id));
      return null;
    });
    house.settle();
  }

  String body(String path) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(house.address(path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return house.send(request.build());
  }

  HttpResponse<String> importing(String table) {
    return send("POST", "/api/v1/people/import", table, "Content-Type", "text/csv");
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String next(HttpResponse<String> page) {
    var link = header(page, "Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  static List<Integer> ids(String list) {
    var ids = new ArrayList<Integer>();
    var at = ID.matcher(list);
    while (at.find()) {
      ids.add(Integer.valueOf(at.group(1)));
    }
    return ids;
  }

  static void assertProblem(HttpResponse<String> answer, int status, String named) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(named);
  }
}
