package hubbub.radio.sound;

/// Counts the time of one logical stream of Ogg by its granule positions.
final class OggTimes {
  private static final long SECOND_MICROS = 1_000_000;

  /// A longer step between two pages is no sound but another count.
  private static final long LONGEST_STEP_SECONDS = 600;

  /// About two gigabits a second: nothing that is heard has more.
  private static final long MOST_BYTES_PER_MICRO = 256;

  private final int granules;
  private final BitRate bitRate;
  private long last = OggPage.NO_GRANULE;
  private long rest;
  private long waiting;

  /// @param granules how far positions count in a second, at most about a million
  /// @param bitRate hears of each page whose time is known, and of those before it
  OggTimes(int granules, BitRate bitRate) {
    this.granules = granules;
    this.bitRate = bitRate;
  }

  /// Microseconds that the next page takes. 0 for the first one, for pages without a position, and
  /// where positions go back or jump. What is lost in rounding comes with the next page.
  long take(OggPage page) {
    waiting += page.length();
    var granule = page.granule();
    if (granule < 0) {
      return 0;
    }
    var step = last < 0 ? 0 : granule - last;
    last = granule;
    var micros = 0L;
    if (step > 0 && step <= LONGEST_STEP_SECONDS * granules) {
      var exact = step * SECOND_MICROS + rest;
      rest = exact % granules;
      micros = exact / granules;
      bitRate.add((int) Math.min(waiting, micros * MOST_BYTES_PER_MICRO), micros);
    }
    waiting = 0;
    return micros;
  }
}
