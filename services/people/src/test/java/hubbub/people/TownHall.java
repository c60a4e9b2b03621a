package hubbub.people;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.PlaceState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers in the place of places: which there are is what a test says.
final class TownHall implements AskPlaces {
  final Set<Long> places = new ConcurrentSkipListSet<>(List.of(1L, 2L, 3L));
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean away;

  @Override
  public Set<Long> existing(Set<Long> ids) {
    asked.incrementAndGet();
    if (away) {
      throw new NoAnswer("places");
    }
    var existing = new HashSet<>(ids);
    existing.retainAll(places);
    return existing;
  }

  @Override
  public List<PlaceState> after(long id, int limit) {
    throw new AssertionError("people never asks for all places");
  }
}
