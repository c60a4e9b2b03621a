package hubbub.radio.levels;

/// Takes what was decoded.
@FunctionalInterface
interface Samples {
  /// @param pcm one sample of each channel after the other, beginning with the left one
  /// @param count samples of each channel
  /// @param channels 1 or 2
  /// @param rate samples per second of each channel
  void take(short[] pcm, int count, int channels, int rate);
}
