package hubbub.peopleperplace.domain;

import org.jspecify.annotations.Nullable;

/// What a service has told of one of its rows.
///
/// @param row how it stands; null if it is gone for ever
/// @param change the number of the change that made it so
public record Told<R>(long id, @Nullable R row, long change) {
  /// Whether it was told after the other one.
  boolean isNewerThan(Told<R> other) {
    return change > other.change;
  }
}
