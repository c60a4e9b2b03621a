package hubbub.peopleperplace.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How old what we know of both services is.
public final class Ages {
  private final Knowledge places;
  private final Knowledge people;

  /// @param nanos a clock that never goes back
  public Ages(LongSupplier nanos) {
    places = new Knowledge(nanos);
    people = new Knowledge(nanos);
  }

  public Knowledge of(Source source) {
    return switch (source) {
      case PLACES -> places;
      case PEOPLE -> people;
    };
  }

  /// The age of the join: that of the older half; empty while one half was never known.
  public Optional<Duration> older() {
    var other = people.age();
    return places.age().flatMap(one -> other.map(age -> one.compareTo(age) > 0 ? one : age));
  }
}
