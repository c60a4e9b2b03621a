package hubbub.platform.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A page of rows, all as they stood at one moment.
///
/// @param change the newest of the table at that moment
/// @param end where the last of them stands, if more follow
public record RowPage<R>(long change, List<R> rows, Optional<RowPlace> end) {
  /// @param found one row more than the page has, if there are so many
  /// @param place where a row stands
  public static <R> RowPage<R> of(
      long change, List<R> found, int limit, Function<R, RowPlace> place) {
    return found.size() > limit
        ? new RowPage<>(
            change, found.subList(0, limit), Optional.of(place.apply(found.get(limit - 1))))
        : new RowPage<>(change, found, Optional.empty());
  }
}
