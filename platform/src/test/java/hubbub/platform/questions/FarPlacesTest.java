package hubbub.platform.questions;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How places are asked in another process, by its public routes.
class FarPlacesTest {
  /// Every odd id is a place.
  private static final class Door implements Far {
    final List<String> asked = new ArrayList<>();

    @Override
    public <T> T get(String target, Class<T> type) {
      asked.add(target);
      var ids = target.contains("ids=") ? target.substring(target.indexOf('=') + 1) : "7";
      var states =
          List.of(ids.split(",", -1)).stream()
              .filter(id -> Long.parseLong(id) % 2 == 1)
              .map(id -> "{\"id\":" + id + ",\"name\":\"p\",\"change\":9}")
              .collect(Collectors.joining(",", "{\"change\":12,\"states\":[", "]}"));
      return Json.mapper().readValue(states, type);
    }

    @Override
    public <T> T post(String target, Object body, Class<T> type) {
      throw new AssertionError("places are asked by their addresses");
    }
  }

  private final Door door = new Door();
  private final FarPlaces places = new FarPlaces(door);

  @Test
  void those_that_are_there_are_told_from_others() {
    assertThat(places.existing(Set.of(3L))).containsExactly(3L);
    assertThat(places.existing(Set.of(4L))).isEmpty();
    assertThat(door.asked)
        .containsExactly("/api/v1/places/states?ids=3", "/api/v1/places/states?ids=4");
  }

  @Test
  void a_thousand_are_asked_for_in_addresses_that_a_door_takes() {
    var ids =
        LongStream.range(0, 1_000)
            .mapToObj(n -> 999_999_999_999_000L + n)
            .collect(Collectors.toSet());

    assertThat(places.existing(ids)).hasSize(500);
    assertThat(door.asked).allMatch(target -> target.length() < 4_096);
    assertThat(places.existing(Set.of())).isEmpty();
  }

  @Test
  void pages_of_places_come_with_their_changes() {
    assertThat(places.after(5, 10)).containsExactly(new PlaceState(new Place(7, "p"), 9));
    assertThat(door.asked).containsExactly("/api/v1/places/states?after=5&limit=10");
  }
}
