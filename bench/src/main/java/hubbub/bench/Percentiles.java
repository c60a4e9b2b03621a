package hubbub.bench;

import java.util.Arrays;

/// How long things took, sorted.
///
/// @param sorted nanoseconds
record Percentiles(long[] sorted) {
  static Percentiles of(long[] nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  double millis(int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  String shown() {
    return "p50 %.2f ms, p99 %.2f ms, most %.2f ms"
        .formatted(millis(50), millis(99), sorted[sorted.length - 1] / 1e6);
  }
}
