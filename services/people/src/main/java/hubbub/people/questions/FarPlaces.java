package hubbub.people.questions;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.questions.Questions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Places in another process, asked over HTTP.
public final class FarPlaces implements AskPlaces {
  private static final String STATES = "/api/v1/places/states";

  /// So many that an address stays far below the length that a door takes.
  private static final int IDS_AT_ONCE = 200;

  private final Questions.Far far;

  public FarPlaces(Questions.Far far) {
    this.far = far;
  }

  record States(List<State> states) {}

  record State(long id, String name, long change) {}

  @Override
  public Set<Long> existing(Set<Long> ids) {
    var existing = new HashSet<Long>();
    var all = List.copyOf(ids);
    for (var from = 0; from < all.size(); from += IDS_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
      var list = some.stream().map(id -> Long.toString(id)).collect(Collectors.joining(","));
      far.get(STATES + "?ids=" + list, States.class).states().stream()
          .map(State::id)
          .forEach(existing::add);
    }
    return existing;
  }

  @Override
  public List<PlaceState> after(long id, int limit) {
    return far.get(STATES + "?after=" + id + "&limit=" + limit, States.class).states().stream()
        .map(state -> new PlaceState(new Place(state.id(), state.name()), state.change()))
        .toList();
  }
}
