package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places and people in one house: who is put where, and what becomes of them.
class PlacesAndPeopleTest {
  @TempDir Path folder;
  private SmallHouse house;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, new PinnedClock());
    // Whoever asks comes first: who answers is looked for at each question.
    house.with(Product.PEOPLE::open);
    house.with(Product.PLACES::open);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> place(String name) {
    return house.send("POST", "/places", "{\"name\": \"" + name + "\"}");
  }

  private HttpResponse<String> personAt(int placeId) {
    return house.send(
        "POST", "/people", "{\"name\": \"Aiba Stack\", \"placeId\": " + placeId + "}");
  }

  @Test
  void somebody_can_be_put_at_a_place_as_soon_as_it_is_there() {
    assertThat(personAt(1).statusCode()).isEqualTo(422);
    for (var id = 1; id <= 20; id++) {
      assertThat(place("place " + id).statusCode()).isEqualTo(201);
      assertThat(personAt(id).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void who_is_at_a_place_that_goes_is_nowhere_and_nobody_comes_there_any_more() {
    place("Veranolandia");
    personAt(1);

    house.send("DELETE", "/places/1", "");

    assertThat(personAt(1).statusCode()).isEqualTo(422);
    Await.untilAsserted(() ->
        assertThat(house.get("/people/1").body())
            .isEqualTo("{\"id\":1,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":null}"));
  }

  @Test
  void however_a_deletion_and_new_people_meet_nobody_stays_at_a_place_that_is_gone()
      throws Exception {
    for (var id = 1; id <= 10; id++) {
      place("place " + id);
      var placeId = id;
      var requests = new ArrayList<Callable<HttpResponse<String>>>();
      for (var n = 0; n < 4; n++) {
        requests.add(() -> personAt(placeId));
      }
      requests.add(2, () -> house.send("DELETE", "/places/" + placeId, ""));
      try (var threads = Executors.newFixedThreadPool(requests.size())) {
        for (var answer : threads.invokeAll(requests)) {
          assertThat(List.of(201, 204, 422)).contains(answer.get().statusCode());
        }
      }
      Await.untilAsserted(
          () -> assertThat(house.get("/people?placeId=" + placeId).body()).isEqualTo("[]"));
    }
    house.settle();
    assertThat(house.get("/people").body()).doesNotContainPattern("\"placeId\":\\d");
  }
}
