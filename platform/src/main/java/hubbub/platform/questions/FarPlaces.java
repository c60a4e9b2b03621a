package hubbub.platform.questions;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.json.PlaceStatesJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Places in another process, asked over HTTP.
public record FarPlaces(Far far) implements AskPlaces {
  private static final String STATES = "/api/v1/places/states";

  /// So many that an address stays far below the length that a door takes.
  private static final int IDS_AT_ONCE = 200;

  @Override
  public Set<Long> existing(Set<Long> ids) {
    var existing = new HashSet<Long>();
    var all = List.copyOf(ids);
    for (var from = 0; from < all.size(); from += IDS_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
      var list = some.stream().map(id -> Long.toString(id)).collect(Collectors.joining(","));
      get("?ids=" + list).forEach(state -> existing.add(state.place().id()));
    }
    return existing;
  }

  @Override
  public List<PlaceState> after(long id, int limit) {
    return get("?after=" + id + "&limit=" + limit);
  }

  private List<PlaceState> get(String query) {
    return far.get(STATES + query, PlaceStatesJson.class).places();
  }
}
