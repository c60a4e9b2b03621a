package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Fact;
import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.contracts.directory.PlaceState;
import hubbub.testkit.Await;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What places tells others, and what it answers them.
class TellingTest extends PlacesHouse {
  private final List<Fact> told = new CopyOnWriteArrayList<>();
  private final List<Fact> stands = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    var bus = house.platform().bus();
    bus.follow(Set.of(PlaceChanged.class, PlaceDeleted.class), told::add);
    bus.follow(Set.of(DirectoryStands.class), stands::add);
  }

  @Test
  void each_change_is_told_once_with_the_next_number() {
    make("One");
    house.send("PUT", "/places/1", "{\"name\": \"Uno\"}");
    house.send("PUT", "/places/1", "{\"name\": \"Uno\"}");
    send("PUT", "/places/1", "{\"name\": \"Late\"}", "If-Match", "\"1\"");
    send("POST", "/places", "{\"name\": \"Two\"}", "Idempotency-Key", "k");
    send("POST", "/places", "{\"name\": \"Two\"}", "Idempotency-Key", "k");
    house.send("DELETE", "/places/1", "");
    importing("id,name\n2,Two\n,Three\n2x,\n");
    importing("id,name\n2,Dos\n,Three\n");

    Await.untilAsserted(() ->
        assertThat(told)
            .containsExactly(
                new PlaceChanged(new Place(1, "One"), 1),
                new PlaceChanged(new Place(1, "Uno"), 2),
                new PlaceChanged(new Place(2, "Two"), 3),
                new PlaceDeleted(1, 4),
                new PlaceChanged(new Place(2, "Dos"), 5),
                new PlaceChanged(new Place(3, "Three"), 6)));
    assertThat(body("/api/v1/places/states"))
        .isEqualTo(
            "{\"change\":6,\"states\":[{\"id\":2,\"name\":\"Dos\",\"change\":5},"
                + "{\"id\":3,\"name\":\"Three\",\"change\":6}]}");
  }

  @Test
  void how_places_stand_is_said_after_a_change_and_again_each_second() {
    make("One");

    var stand = new DirectoryStands("places", 1);
    Await.until(() -> Collections.frequency(stands, stand) >= 3);
  }

  @Test
  void states_come_by_ids_and_page_by_page() {
    makeLetters();

    assertThat(body("/api/v1/places/states?ids=3,1,7"))
        .isEqualTo(
            "{\"change\":3,\"states\":[{\"id\":1,\"name\":\"Descaro del Rey\",\"change\":1},"
                + "{\"id\":3,\"name\":\"Veranolandia\",\"change\":3}]}");
    assertThat(body("/api/v1/places/states?after=1&limit=1"))
        .isEqualTo(
            "{\"change\":3,\"states\":[{\"id\":2,\"name\":\"Más allá del Zumo\",\"change\":2}]}");
  }

  @Test
  void who_is_in_the_same_process_is_answered_by_a_call() {
    makeLetters();
    house.send("DELETE", "/places/2", "");
    var places =
        house.platform().questions().whom(AskPlaces.class, "places", far -> new Nobody()).get();

    assertThat(places.existing(Set.of(1L, 2L, 3L, 9L))).containsExactlyInAnyOrder(1L, 3L);
    assertThat(places.existing(Set.of())).isEmpty();
    assertThat(places.after(1, 5)).containsExactly(new PlaceState(new Place(3, "Veranolandia"), 3));
  }

  /// Who would be asked if places were elsewhere.
  private static final class Nobody implements AskPlaces {
    @Override
    public Set<Long> existing(Set<Long> ids) {
      throw new AssertionError("places is in this house");
    }

    @Override
    public List<PlaceState> after(long id, int limit) {
      throw new AssertionError("places is in this house");
    }
  }
}
