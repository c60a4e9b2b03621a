package hubbub.radio.sound;

import org.jspecify.annotations.Nullable;

/// AAC in ADTS frames (ISO/IEC 13818-7 §6.2).
final class AacFramer extends FrameFramer {
  private static final int HEADER = 7;
  private static final int CHECKED_HEADER = 9;

  /// A length has 13 bits.
  private static final int FRAME_MAX = 8_191;

  private static final int SAMPLES = 1_024;

  /// ISO/IEC 14496-3, table 1.18.
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  /// ISO/IEC 14496-3, table 1.19; 0 is said inside of the frames.
  private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8};

  AacFramer() {
    super(HEADER, FRAME_MAX);
  }

  @Override
  public Format format() {
    return Format.AAC;
  }

  @Override
  @Nullable Header header(Window in, int index) {
    // Twelve bits of 1, and layer 0.
    if (in.at(index) != 0xFF || (in.at(index + 1) & 0xF6) != 0xF0) {
      return null;
    }
    var unchecked = (in.at(index + 1) & 1) == 1;
    var rates = (in.at(index + 2) >> 2) & 0xF;
    var channels = ((in.at(index + 2) & 1) << 2) | (in.at(index + 3) >> 6);
    var length = ((in.at(index + 3) & 3) << 11) | (in.at(index + 4) << 3) | (in.at(index + 5) >> 5);
    if (rates >= RATES.length || length < (unchecked ? HEADER : CHECKED_HEADER)) {
      return null;
    }
    var blocks = (in.at(index + 6) & 3) + 1;
    return new Header(
        length,
        blocks * SAMPLES,
        RATES[rates],
        CHANNELS[channels],
        // Version, profile, rate and channels are one stream's.
        ((in.at(index + 1) & 8) << 8) | (in.at(index + 2) & 0xFD) | (in.at(index + 3) >> 6 << 12));
  }

  @Override
  boolean isDescription(Window in, Header header) {
    return false;
  }
}
