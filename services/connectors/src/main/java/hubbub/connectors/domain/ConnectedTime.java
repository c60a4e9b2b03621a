package hubbub.connectors.domain;

import java.util.ArrayList;
import java.util.List;

/// How long any of several channels was connected: the length of the union of their stretches, on
/// the monotonic clock. Stretches may come in any order; the total never falls.
final class ConnectedTime {
  /// Stretches kept apart. Beyond, the oldest are closed: what overlaps them is counted only from
  /// the end of the last closed one, so the total is never too large.
  private static final int APART_MAX = 64;

  private final List<long[]> apart = new ArrayList<>();
  private long closedNanos;
  private long closedUntil = Long.MIN_VALUE;

  /// Adds the stretch [from, to).
  void add(long from, long to) {
    var begin = Math.max(from, closedUntil);
    var end = to;
    if (end <= begin) {
      return;
    }
    var at = 0;
    while (at < apart.size() && apart.get(at)[1] < begin) {
      at++;
    }
    while (at < apart.size() && apart.get(at)[0] <= end) {
      var touching = apart.remove(at);
      begin = Math.min(begin, touching[0]);
      end = Math.max(end, touching[1]);
    }
    apart.add(at, new long[] {begin, end});
    if (apart.size() > APART_MAX) {
      var oldest = apart.removeFirst();
      closedNanos += oldest[1] - oldest[0];
      closedUntil = oldest[1];
    }
  }

  long nanos() {
    var sum = closedNanos;
    for (var stretch : apart) {
      sum += stretch[1] - stretch[0];
    }
    return sum;
  }

  ConnectedTime copy() {
    var copy = new ConnectedTime();
    for (var stretch : apart) {
      copy.apart.add(stretch.clone());
    }
    copy.closedNanos = closedNanos;
    copy.closedUntil = closedUntil;
    return copy;
  }
}
