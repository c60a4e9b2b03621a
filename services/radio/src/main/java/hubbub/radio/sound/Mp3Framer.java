package hubbub.radio.sound;

import org.jspecify.annotations.Nullable;

/// MPEG audio frames (ISO/IEC 11172-3 §2.4.1.3 and 13818-3; MPEG-2.5 as all decoders know it),
/// layers I to III.
final class Mp3Framer extends FrameFramer {
  private static final int HEADER = 4;

  /// Layer I at 448 kbit/s and 32 kHz has 672 bytes, layer II at 384 kbit/s 1,728, layer III of
  /// MPEG-2.5 at 160 kbit/s and 8 kHz 1,440, each and a padding.
  private static final int FRAME_MAX = 1_732;

  private static final int MPEG1 = 3;
  private static final int RESERVED_VERSION = 1;
  private static final int LAYER_1 = 3;
  private static final int LAYER_2 = 2;
  private static final int LAYER_3 = 1;
  private static final int MONO = 3;

  /// kbit/s of MPEG-1, layers I, II and III; then of MPEG-2, layer I, and layers II and III.
  private static final int[][] BIT_RATES = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };

  private static final int[] RATES = {44_100, 48_000, 32_000};

  Mp3Framer() {
    super(HEADER, FRAME_MAX);
  }

  @Override
  public Format format() {
    return Format.MP3;
  }

  @Override
  @Nullable Header header(Window in, int index) {
    if (in.at(index) != 0xFF || (in.at(index + 1) & 0xE0) != 0xE0) {
      return null;
    }
    var version = (in.at(index + 1) >> 3) & 3;
    var layer = (in.at(index + 1) >> 1) & 3;
    var bits = in.at(index + 2) >> 4;
    var rates = (in.at(index + 2) >> 2) & 3;
    // A bit rate of 0 is "free": its frames do not say how long they are, and nobody sends them.
    if (version == RESERVED_VERSION || layer == 0 || bits == 0 || bits == 15 || rates == 3) {
      return null;
    }
    var rate = RATES[rates] >> (version == MPEG1 ? 0 : version == 2 ? 1 : 2);
    var bitRate = BIT_RATES[row(version, layer)][bits] * 1_000;
    var padding = (in.at(index + 2) >> 1) & 1;
    var samples = samples(version, layer);
    var length =
        layer == LAYER_1
            ? (12 * bitRate / rate + padding) * 4
            : samples / 8 * bitRate / rate + padding;
    var channels = (in.at(index + 3) >> 6) == MONO ? 1 : 2;
    return new Header(length, samples, rate, channels, (version << 4) | (layer << 2) | rates);
  }

  private static int row(int version, int layer) {
    if (version == MPEG1) {
      return LAYER_1 - layer;
    }
    return layer == LAYER_1 ? 3 : 4;
  }

  private static int samples(int version, int layer) {
    return switch (layer) {
      case LAYER_1 -> 384;
      case LAYER_2 -> 1_152;
      case LAYER_3 -> version == MPEG1 ? 1_152 : 576;
      default -> throw new IllegalArgumentException("layer " + layer);
    };
  }

  /// Encoders of files begin with a frame of silence that says how long the whole is: `Xing` or
  /// `Info` behind the side information, `VBRI` behind 32 bytes. A player would believe it.
  @Override
  boolean isDescription(Window in, Header header) {
    var isMpeg1 = ((in.at(1) >> 3) & 3) == MPEG1;
    var sideLength = header.channels() == 1 ? (isMpeg1 ? 17 : 9) : isMpeg1 ? 32 : 17;
    var begin = HEADER + sideLength;
    return in.has(begin, "Xing") || in.has(begin, "Info") || in.has(HEADER + 32, "VBRI");
  }
}
