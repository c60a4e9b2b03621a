package hubbub.statistics.domain;

import java.util.List;

/// What a question is about: a channel, a run, or a channel in a run.
///
/// @param covers what its messages belong to
/// @param peers further covers of the same channels: somebody who spoke there earlier is not new
/// @param connectedMillis by the monotonic clock; of a channel in several runs at once it may count
///   a moment more than once, as `stretches` knows
/// @param stretches when it was connected
/// @param live whether a run of it goes on
/// @param startedAt milliseconds since 1970 of the earliest run's start, or -1
/// @param endedAt milliseconds since 1970 of the latest run's end, or -1
public record Scope(
    List<Cover> covers,
    List<Cover> peers,
    long connectedMillis,
    Stretches stretches,
    boolean live,
    long startedAt,
    long endedAt) {

  public long messages() {
    return covers.stream().mapToLong(Cover::messages).sum();
  }

  /// The seconds from its first sign to its last; empty if there has been none.
  ///
  /// @param now what a live one goes on to
  public Range lifetime(long now) {
    var first = startedAt < 0 ? Long.MAX_VALUE : startedAt / 1_000;
    var last = Math.max(live ? now : -1, endedAt < 0 ? -1 : -Math.floorDiv(-endedAt, 1_000L));
    if (stretches.first() >= 0) {
      first = Math.min(first, stretches.first() / 1_000);
      last = Math.max(last, -Math.floorDiv(-stretches.last(), 1_000L));
    }
    for (var cover : covers) {
      if (cover.messages() > 0) {
        first = Math.min(first, cover.first());
        last = Math.max(last, cover.last() + 1);
      }
    }
    return first == Long.MAX_VALUE ? new Range(0, 0) : new Range(first, Math.max(first, last));
  }
}
