package hubbub.peopleperplace.domain;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How old what we know of one service is. It says once a second which change it stands at; once
/// all up to that change is heard, we know how it stood in that moment. Safe for many threads.
public final class Knowledge {
  /// Moments that wait to be reached; of more, the age comes out a little too old.
  private static final int AHEAD_MAX = 600;

  /// A fact may overtake the news of its change, but not by so much.
  private static final Duration SET_BACK_AFTER = Duration.ofSeconds(3);

  private final LongSupplier nanos;
  private final ArrayDeque<Stand> ahead = new ArrayDeque<>();
  private OptionalLong asOf = OptionalLong.empty();
  private long stand;
  private long heardBefore;
  private OptionalLong behindUsSince = OptionalLong.empty();

  /// @param nanos a clock that never goes back
  public Knowledge(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param at when we were told, by the monotonic clock
  private record Stand(long change, long at) {}

  /// Takes up how old the knowledge was in an earlier life.
  public synchronized void recall(Duration age) {
    asOf = OptionalLong.of(nanos.getAsLong() - age.toNanos());
  }

  /// The service stands at `change`; of its changes all up to `heard` were heard.
  ///
  /// @param at when it said so, by the clock that never goes back
  public synchronized void stands(long change, long heard, long at) {
    if (change >= heard) {
      behindUsSince = OptionalLong.empty();
    } else if (behindUsSince.isEmpty() || heard != heardBefore) {
      behindUsSince = OptionalLong.of(at);
    }
    heardBefore = heard;
    stand = change;
    if (isSetBack()) {
      ahead.clear();
      return;
    }
    if (ahead.size() < AHEAD_MAX) {
      ahead.addLast(new Stand(change, at));
    }
    while (!ahead.isEmpty() && ahead.getFirst().change <= heard) {
      asOf = OptionalLong.of(ahead.removeFirst().at);
    }
  }

  /// How old it is; empty if we never knew all that the service had.
  public synchronized Optional<Duration> age() {
    return asOf.isPresent()
        ? Optional.of(Duration.ofNanos(nanos.getAsLong() - asOf.getAsLong()))
        : Optional.empty();
  }

  /// Whether the service has forgotten changes that we heard: a backup of it alone was restored.
  /// What we know is then no knowledge of how it stands, until the copy is built anew.
  public synchronized boolean isSetBack() {
    return behindUsSince.isPresent()
        && nanos.getAsLong() - behindUsSince.getAsLong() >= SET_BACK_AFTER.toNanos();
  }

  /// The change that the service stands at, as it said last; 0 before.
  public synchronized long stand() {
    return stand;
  }
}
