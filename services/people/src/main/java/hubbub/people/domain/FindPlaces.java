package hubbub.people.domain;

import hubbub.contracts.directory.AskPlaces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Asks places which of them there are: before a write, never in it, as a write must not wait. What
/// is deleted between the two the write finds by itself.
public final class FindPlaces {
  private static final int ASKED_AT_ONCE = 1_000;

  private final Supplier<AskPlaces> places;

  public FindPlaces(Supplier<AskPlaces> places) {
    this.places = places;
  }

  /// Those of these places that there are not.
  ///
  /// @throws hubbub.contracts.NoAnswer if places is away
  public Set<Long> missing(Set<Long> ids) {
    var missing = new HashSet<Long>();
    var all = List.copyOf(ids);
    for (var from = 0; from < all.size(); from += ASKED_AT_ONCE) {
      var some = Set.copyOf(all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE)));
      var existing = places.get().existing(some);
      some.stream().filter(id -> !existing.contains(id)).forEach(missing::add);
    }
    return missing;
  }
}
