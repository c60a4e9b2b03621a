package hubbub.radio.standin;

import hubbub.radio.sound.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The last frame again, with all its bits zero but the header's (ISO/IEC 11172-3 §2.4.1, §2.4.2).
///
/// In layer III that is side information which says that the frame takes nothing from those before
/// it and has no spectrum; in layers I and II no subband has any bits. So it decodes to silence
/// whatever was before. It is as long as the last frame, so the bit rate is the stream's to within
/// the padding.
final class Mp3Silence implements Silence {
  private static final int HEADER = 4;

  /// The shortest frame of all: MPEG-2, layer III, 8 kbit/s, 24 kHz.
  private static final int SHORTEST = 24;

  private static final int MPEG1 = 3;
  private static final int MPEG2 = 2;
  private static final int RESERVED_VERSION = 1;
  private static final int LAYER_1 = 3;
  private static final int LAYER_3 = 1;
  private static final int[] RATES = {44_100, 48_000, 32_000};

  /// In the second byte: no checksum follows the header.
  private static final int NO_CHECKSUM = 0x01;

  /// In the fourth byte: how joint stereo is joined.
  private static final int MODE_EXTENSION = 0x30;

  private final byte[] frame;
  private final int samples;
  private final int rate;
  private long given;

  private Mp3Silence(byte[] frame, int samples, int rate) {
    this.frame = frame;
    this.samples = samples;
    this.rate = rate;
  }

  static Optional<Silence> after(List<byte[]> last) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    var before = last.getLast();
    if (before.length < SHORTEST || before[0] != (byte) 0xFF || (before[1] & 0xE0) != 0xE0) {
      return Optional.empty();
    }
    var version = (before[1] >> 3) & 3;
    var layer = (before[1] >> 1) & 3;
    var rates = (before[2] >> 2) & 3;
    if (version == RESERVED_VERSION || layer == 0 || rates == RATES.length) {
      return Optional.empty();
    }
    var rate = RATES[rates] >> (version == MPEG1 ? 0 : version == MPEG2 ? 1 : 2);
    return Optional.of(new Mp3Silence(silent(before), samples(version, layer), rate));
  }

  private static byte[] silent(byte[] before) {
    var frame = Arrays.copyOf(Arrays.copyOf(before, HEADER), before.length);
    frame[1] = (byte) (frame[1] | NO_CHECKSUM);
    frame[3] = (byte) (frame[3] & ~MODE_EXTENSION);
    return frame;
  }

  private static int samples(int version, int layer) {
    if (layer == LAYER_1) {
      return 384;
    }
    return layer == LAYER_3 && version != MPEG1 ? 576 : 1_152;
  }

  @Override
  public byte[] head() {
    return new byte[0];
  }

  @Override
  public Piece next() {
    var micros = micros(given + samples) - micros(given);
    given += samples;
    return new Piece(frame, true, micros);
  }

  private long micros(long count) {
    return count * 1_000_000 / rate;
  }
}
