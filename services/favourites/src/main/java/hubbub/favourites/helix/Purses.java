package hubbub.favourites.helix;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The points of everybody who asked lately. Whoever is forgotten begins anew: Twitch still says
/// how many are left.
final class Purses {
  private static final int KEPT = 10_000;
  private static final float LOAD = 0.75f;

  private final Map<String, Points> purses =
      new LinkedHashMap<>(16, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Points> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Points of(String payer, Instant now) {
    return purses.computeIfAbsent(payer, _ -> new Points(now));
  }
}
