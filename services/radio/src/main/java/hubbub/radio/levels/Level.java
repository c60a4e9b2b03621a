package hubbub.radio.levels;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// How loud sound was for a while. Of mono both sides are the same.
public record Level(Side left, Side right) {
  /// Decibels of digital silence here, and of whatever is less.
  public static final double LEAST = -100;

  /// One side, in dBFS (AES17 without its 3 dB: a sine as large as can be has an RMS of −3.01).
  ///
  /// @param rms root mean square of the samples
  /// @param peak the largest sample
  public record Side(double rms, double peak) {
    /// @param power mean square of samples, of which the largest can be 1
    /// @param largest of the samples, without its sign
    static Side of(double power, double largest) {
      return new Side(
          Math.max(LEAST, 10 * Math.log10(power)), Math.max(LEAST, 20 * Math.log10(largest)));
    }

    private double power() {
      return Math.pow(10, rms / 10);
    }
  }

  /// Both sides as one: their mean power, the larger peak.
  public Side both() {
    return new Side(
        decibels((left.power() + right.power()) / 2), Math.max(left.peak(), right.peak()));
  }

  /// Several as one, each of which lasted as long.
  ///
  /// @param some at least one
  static Level over(Collection<Level> some) {
    return new Level(
        new Side(decibels(mean(some, level -> level.left.power())), peak(some, l -> l.left.peak)),
        new Side(
            decibels(mean(some, level -> level.right.power())), peak(some, l -> l.right.peak)));
  }

  private static double mean(Collection<Level> some, ToDoubleFunction<Level> power) {
    return some.stream().mapToDouble(power).average().orElseThrow();
  }

  private static double peak(Collection<Level> some, ToDoubleFunction<Level> peak) {
    return some.stream().mapToDouble(peak).max().orElseThrow();
  }

  private static double decibels(double power) {
    return Math.max(LEAST, 10 * Math.log10(power));
  }
}
