package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// RFC 9110 §13 and §12.5.1: what a request says of the version it means and of the types it takes.
class ConditionsTest {
  private static final long VERSION = 7;

  private final OpenDoor house = new OpenDoor(Map.of());

  @BeforeEach
  void open() throws IOException {
    house.door.get("/thing", Access.OPEN, ConditionsTest::read);
    house.door.patch("/thing", Access.OPEN, ConditionsTest::change);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Answer read(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var tag = Conditions.tag(VERSION);
    return Conditions.isKnown(request, tag)
        ? Conditions.unchanged(tag)
        : Answer.json("seven").with("ETag", tag);
  }

  private static Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    if (!Conditions.ifMatch(request).test(VERSION)) {
      throw Conditions.changedSince(VERSION);
    }
    return Answer.noContent();
  }

  @Test
  void what_is_known_is_not_sent_again() throws Exception {
    assertThat(get("If-None-Match", "\"7\"")).isEqualTo(304);
    assertThat(get("If-None-Match", "\"6\", \"7\"")).isEqualTo(304);
    assertThat(get("If-None-Match", "W/\"7\"")).isEqualTo(304);
    assertThat(get("If-None-Match", "*")).isEqualTo(304);
    assertThat(get("If-None-Match", "\"8\"")).isEqualTo(200);
    assertThat(get("If-None-Match", "\"8\", *")).isEqualTo(200);
    assertThat(get("If-None-Match", "\"a,\"7\",b\"")).isEqualTo(200);
  }

  @Test
  void a_change_of_another_version_is_refused() throws Exception {
    assertThat(patch("If-Match", "\"7\"")).isEqualTo(204);
    assertThat(patch("If-Match", "\"1\", \"7\"")).isEqualTo(204);
    assertThat(patch("If-Match", "*")).isEqualTo(204);
    assertThat(patch("X-Nothing", "said")).isEqualTo(204);
    assertThat(patch("If-Match", "\"6\"")).isEqualTo(412);
    assertThat(patch("If-Match", "W/\"7\"")).as("the strong comparison").isEqualTo(412);
    assertThat(patch("If-Match", "7")).isEqualTo(412);
  }

  @Test
  void a_body_of_another_type_is_refused_naming_the_header() throws Exception {
    assertThat(patch("Content-Type", "application/merge-patch+json; charset=utf-8")).isEqualTo(204);
    assertThat(patch("Content-Type", "Application/JSON")).isEqualTo(204);
    var answer =
        house.send(house.to("/thing").method("PATCH", none()).header("Content-Type", "text/plain"));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("\"field\":\"Content-Type\"");
  }

  @Test
  void who_takes_no_json_is_refused_naming_the_header() throws Exception {
    assertThat(get("Accept", "application/json")).isEqualTo(200);
    assertThat(get("Accept", "text/html, */*;q=0.1")).isEqualTo(200);
    assertThat(get("Accept", "application/*")).isEqualTo(200);
    assertThat(get("Accept", "text/html")).isEqualTo(406);
    assertThat(get("Accept", "application/json;q=0, */*")).isEqualTo(406);
    var answer = house.send(house.to("/thing").header("Accept", "image/png"));
    assertThat(answer.body()).contains("\"field\":\"Accept\"");
  }

  private int get(String header, String value) throws Exception {
    return house.send(house.to("/thing").header(header, value)).statusCode();
  }

  private int patch(String header, String value) throws Exception {
    return house
        .send(house.to("/thing").method("PATCH", none()).header(header, value))
        .statusCode();
  }

  private static java.net.http.HttpRequest.BodyPublisher none() {
    return java.net.http.HttpRequest.BodyPublishers.noBody();
  }
}
