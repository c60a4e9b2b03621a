package hubbub.platform.json;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import java.util.List;

/// Places with their changes, as `GET /api/v1/places/states` writes them and other processes read
/// them.
///
/// @param change the newest of all places
public record PlaceStatesJson(long change, List<StateJson> states) {
  /// A place with the number of the change that made it so.
  public record StateJson(long id, String name, long change) {
    private static StateJson of(PlaceState state) {
      return new StateJson(state.place().id(), state.place().name(), state.change());
    }

    private PlaceState state() {
      return new PlaceState(new Place(id, name), change);
    }
  }

  public static PlaceStatesJson of(long change, List<PlaceState> states) {
    return new PlaceStatesJson(change, states.stream().map(StateJson::of).toList());
  }

  public List<PlaceState> places() {
    return states.stream().map(StateJson::state).toList();
  }
}
