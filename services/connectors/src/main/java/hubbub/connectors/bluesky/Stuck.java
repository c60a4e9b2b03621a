package hubbub.connectors.bluesky;

import java.util.HashMap;
import java.util.Map;

/// Where instances sent what nothing can be read behind. What is sent again and again at one place
/// is passed: by a second, then by double as much each time. For one thread.
final class Stuck {
  private static final long SECOND_MICROS = 1_000_000;
  private static final int DOUBLINGS_MAX = 17;

  private final Map<String, Place> places = new HashMap<>();

  private record Place(long micros, int times) {}

  /// A connection took an event of that time; what is beyond its place has passed it.
  void took(String instance, long micros) {
    places.computeIfPresent(instance, (_, place) -> micros > place.micros ? null : place);
  }

  /// An instance sent such a thing.
  ///
  /// @param micros the time of the last event before it on that connection; 0 if there was none
  /// @return how far to go past it, in microseconds; 0 to ask for the same again
  long again(String instance, long micros) {
    var before = places.getOrDefault(instance, new Place(0, 0));
    if (micros == 0 && before.times < 2) {
      // Nothing of it can be read, so there is nothing to pass.
      return 0;
    }
    var isSame = micros == 0 || micros == before.micros;
    var place = isSame ? new Place(before.micros, before.times + 1) : new Place(micros, 1);
    places.put(instance, place);
    return place.times < 2 ? 0 : SECOND_MICROS << Math.min(place.times - 2, DOUBLINGS_MAX);
  }
}
