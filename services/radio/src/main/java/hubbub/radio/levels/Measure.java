package hubbub.radio.levels;

import java.util.function.Consumer;

/// Measures samples, a tenth of a second at a time. For one thread.
final class Measure implements Samples {
  private static final double LARGEST = 32_768;
  private static final int A_SECOND = 10;

  private final Consumer<Level> levels;
  private final double[] power = new double[2];
  private final int[] peak = new int[2];
  private int measured;

  /// @param levels gets each when it is whole
  Measure(Consumer<Level> levels) {
    this.levels = levels;
  }

  @Override
  public void take(short[] pcm, int count, int channels, int rate) {
    var enough = Math.max(1, rate / A_SECOND);
    for (var done = 0; done < count; ) {
      var some = Math.min(count - done, Math.max(1, enough - measured));
      for (var side = 0; side < 2; side++) {
        add(pcm, done, some, channels, side);
      }
      done += some;
      measured += some;
      if (measured >= enough) {
        tell();
      }
    }
  }

  private void add(short[] pcm, int from, int count, int channels, int side) {
    var sum = 0L;
    var most = peak[side];
    var at = from * channels + Math.min(side, channels - 1);
    for (var n = 0; n < count; n++) {
      int sample = pcm[at];
      sum += (long) sample * sample;
      most = Math.max(most, Math.abs(sample));
      at += channels;
    }
    power[side] += sum;
    peak[side] = most;
  }

  private void tell() {
    var level = new Level(side(0), side(1));
    measured = 0;
    levels.accept(level);
  }

  private Level.Side side(int side) {
    var told = Level.Side.of(power[side] / measured / (LARGEST * LARGEST), peak[side] / LARGEST);
    power[side] = 0;
    peak[side] = 0;
    return told;
  }
}
