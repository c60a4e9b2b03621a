package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A house with places behind a real door.
abstract class PlacesHouse {
  static final String LETTERS =
      "[{\"id\":1,\"name\":\"Descaro del Rey\"},{\"id\":2,\"name\":\"Más allá del Zumo\"},"
          + "{\"id\":3,\"name\":\"Veranolandia\"}]";

  @TempDir Path folder;
  final PinnedClock clock = new PinnedClock();
  SmallHouse house;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock, clock.ticker(), settings());
    house.with(PlacesService::new);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  Map<String, String> settings() {
    return Map.of();
  }

  /// Makes a place of this name.
  HttpResponse<String> make(String name) {
    var answer = house.send("POST", "/places", "{\"name\": \"" + name + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  void makeLetters() {
    make("Descaro del Rey");
    make("Más allá del Zumo");
    make("Veranolandia");
  }

  String body(String path) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(house, method, path, body, headers);
  }

  static HttpResponse<String> send(
      SmallHouse house, String method, String path, String body, String... headers) {
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
    return send("POST", "/api/v1/places/import", table, "Content-Type", "text/csv");
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
