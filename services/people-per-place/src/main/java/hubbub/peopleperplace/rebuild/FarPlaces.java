package hubbub.peopleperplace.rebuild;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.questions.Questions.Far;
import java.util.List;
import java.util.Set;

/// Asks the places of another process.
public record FarPlaces(Far far) implements AskPlaces {
  private record Answered(List<State> states) {}

  private record State(long id, String name, long change) {}

  /// Whoever copies all of them asks for no single ones.
  @Override
  public Set<Long> existing(Set<Long> ids) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PlaceState> after(long id, int limit) {
    return far
        .get("/api/v1/places/states?after=" + id + "&limit=" + limit, Answered.class)
        .states()
        .stream()
        .map(state -> new PlaceState(new Place(state.id(), state.name()), state.change()))
        .toList();
  }
}
