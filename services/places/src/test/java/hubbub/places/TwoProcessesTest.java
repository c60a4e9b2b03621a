package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.InShape;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import hubbub.testkit.SmallHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Places in two processes on one database: what one of them changes, the other one knows at once.
@InShape(Shape.POSTGRESQL)
class TwoProcessesTest extends PlacesHouse {
  private SmallHouse other;

  @BeforeEach
  void openOther() {
    other = new SmallHouse(folder, new PinnedClock());
    other.with(PlacesService::new);
    other.open();
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  @Test
  void a_list_that_is_kept_ready_is_never_older_than_the_last_change() {
    for (var n = 1; n <= 20; n++) {
      var name = "\"place " + n + "\"";
      assertThat(other.get("/places?order=-id").body()).doesNotContain(name);

      make("place " + n);

      assertThat(other.get("/places?order=-id").body()).contains(name);
      var tag = header(other.get("/places?order=-id"), "ETag");
      assertThat(send("GET", "/places?order=-id", "", "If-None-Match", tag).statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void ids_and_changes_are_counted_together() {
    make("one");
    other.send("POST", "/places", "{\"name\": \"two\"}");
    make("three");

    assertThat(body("/api/v1/places/states"))
        .isEqualTo(
            """
            {"change":3,"states":[{"id":1,"name":"one","change":1},\
            {"id":2,"name":"two","change":2},{"id":3,"name":"three","change":3}]}\
            """);
  }

  @Test
  void a_key_is_known_to_both() {
    var body = "{\"name\": \"one\"}";
    var first = send("POST", "/places", body, "Idempotency-Key", "k");
    var again = send(other, "POST", "/places", body, "Idempotency-Key", "k");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(body("/places")).isEqualTo("[{\"id\":1,\"name\":\"one\"}]");
  }
}
