package hubbub.radio.sound;

/// Bits per second of what passed lately.
final class BitRate {
  /// How much sound is looked back at.
  private static final long LATELY_MICROS = 5_000_000;

  private long bytes;
  private long micros;

  void add(int moreBytes, long moreMicros) {
    bytes += moreBytes;
    micros += moreMicros;
    if (micros > 2 * LATELY_MICROS) {
      bytes /= 2;
      micros /= 2;
    }
  }

  /// 0 before anything passed.
  int perSecond() {
    return micros == 0 ? 0 : Math.clamp(bytes * 8 * 1_000_000 / micros, 0, Integer.MAX_VALUE);
  }
}
