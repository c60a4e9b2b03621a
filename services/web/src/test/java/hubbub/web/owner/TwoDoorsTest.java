package hubbub.web.owner;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.InShape;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes with pages on one database: what is changed at one holds at the other.
@InShape(Shape.POSTGRESQL)
class TwoDoorsTest {
  @TempDir Path folder;
  private SmallHouse one;
  private SmallHouse other;

  @BeforeEach
  void open() {
    one = door();
    other = door();
  }

  private SmallHouse door() {
    var house = new SmallHouse(folder, new PinnedClock());
    house.with(WebService::new);
    return house.open();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void a_token_that_is_made_and_taken_away_at_one_door_works_and_ends_at_the_other()
      throws Exception {
    // The last that began wrote the file.
    var command = Files.readString(folder.resolve("command-token")).strip();
    var wish = Map.of("name", "a bot", "scopes", List.of("statistics:read"), "for", "30d");

    var made = Json.mapper().readTree(as(other, command, "POST", Json.write(wish), ""));
    var token = made.required("secret").asString();

    Await.until(() -> name(one, token).equals("token:a bot"));
    as(other, command, "DELETE", "", "/" + made.required("id").asString());
    Await.until(() -> !name(one, token).equals("token:a bot"));
    assertThat(name(other, token)).isNotEqualTo("token:a bot");
  }

  /// Who a token makes of one; empty where it is refused.
  private static String name(SmallHouse house, String token) {
    var request =
        HttpRequest.newBuilder(house.address("/api/v1/me"))
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = house.send(request);
    return answer.statusCode() == 200
        ? Json.mapper().readTree(answer.body()).required("name").asString()
        : "";
  }

  private static String as(
      SmallHouse house, String token, String method, String body, String path) {
    var request =
        HttpRequest.newBuilder(house.address("/api/v1/tokens" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = house.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }
}
