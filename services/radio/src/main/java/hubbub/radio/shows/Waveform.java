package hubbub.radio.shows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How loud a show was, from its begin on, in points that each stand for as many seconds.
///
/// @param secondsPerPoint at least 1
/// @param rms decibels (dBFS) of each point, whole ones; null where nothing was measured
/// @param peak the same of the largest sample
public record Waveform(
    int secondsPerPoint, List<@Nullable Integer> rms, List<@Nullable Integer> peak) {
  private static final int UNKNOWN = 255;

  /// @param seconds two bytes for each, decibels below full scale
  /// @param most points, at least 1
  static Waveform of(byte[] seconds, int most) {
    var amount = seconds.length / 2;
    var each = Math.max(1, (amount + most - 1) / most);
    var rms = new ArrayList<@Nullable Integer>();
    var peak = new ArrayList<@Nullable Integer>();
    for (var from = 0; from < amount; from += each) {
      var to = Math.min(amount, from + each);
      rms.add(mean(seconds, from, to));
      peak.add(largest(seconds, from, to));
    }
    return new Waveform(each, rms, peak);
  }

  private static @Nullable Integer mean(byte[] seconds, int from, int to) {
    var power = 0.0;
    var known = 0;
    for (var second = from; second < to; second++) {
      var below = seconds[2 * second] & 0xFF;
      if (below != UNKNOWN) {
        power += Math.pow(10, -below / 10.0);
        known++;
      }
    }
    return known == 0 ? null : (int) Math.round(10 * Math.log10(power / known));
  }

  private static @Nullable Integer largest(byte[] seconds, int from, int to) {
    var least = UNKNOWN;
    for (var second = from; second < to; second++) {
      least = Math.min(least, seconds[2 * second + 1] & 0xFF);
    }
    return least == UNKNOWN ? null : -least;
  }
}
