package hubbub.radio.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// The frame that files of MP3 begin with to say how long they are: silence, and in it `Xing`, the
/// numbers of frames and bytes, and where each hundredth of the time begins. Without it players
/// guess from the first frames' bit rate, wrongly where that varies. No file has it on disk: a
/// recording has no end while it is written.
final class XingFrame {
  private static final int HEADER = 4;
  private static final int HUNDREDTHS = 100;

  /// `Xing`, which fields follow, frames, bytes, hundredths.
  private static final int CONTENT = 16 + HUNDREDTHS;

  private static final int FRAMES_BYTES_HUNDREDTHS = 7;
  private static final int MPEG1 = 3;
  private static final int MONO = 3;
  private static final int LAYER_3 = 1;
  private static final int[] RATES = {44_100, 48_000, 32_000};

  /// kbit/s of layer III, MPEG-1 and the others (ISO/IEC 11172-3 §2.4.2.3, 13818-3 §2.4.2.3); those
  /// that are long enough stand at these places.
  private static final int[] BIT_RATES = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128};

  private static final int[] LOW_BIT_RATES = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80};

  private final int version;
  private final int rates;
  private final int channels;

  /// @param header the first four bytes of a frame
  private XingFrame(byte[] header) {
    version = (header[1] >> 3) & 3;
    rates = (header[2] >> 2) & 3;
    channels = (header[3] >> 6) & 3;
  }

  /// @param header the first four bytes of the recording
  /// @param micros sound of the recording
  /// @param length bytes of the recording
  /// @return nothing where that is no MP3 of layer III, or too long to be said
  static byte[] of(byte[] header, long micros, long length, Timeline timeline) {
    var isLayer3 =
        header.length >= HEADER
            && header[0] == (byte) 0xFF
            && (header[1] & 0xE0) == 0xE0
            && ((header[1] >> 1) & 3) == LAYER_3
            && ((header[1] >> 3) & 3) != 1
            && ((header[2] >> 2) & 3) != 3;
    if (!isLayer3 || length > Integer.MAX_VALUE * 2L - 10_000 || micros <= 0) {
      return new byte[0];
    }
    return new XingFrame(header).with(micros, length, timeline);
  }

  private byte[] with(long micros, long length, Timeline timeline) {
    var side = channels == MONO ? (version == MPEG1 ? 17 : 9) : version == MPEG1 ? 32 : 17;
    var bits = 1;
    while (frameLength(bits) < HEADER + side + CONTENT) {
      bits++;
    }
    var bytes = new byte[frameLength(bits)];
    var total = length + bytes.length;
    bytes[0] = (byte) 0xFF;
    // No checksum.
    bytes[1] = (byte) (0xE1 | (version << 3) | (LAYER_3 << 1));
    bytes[2] = (byte) ((bits << 4) | (rates << 2));
    bytes[3] = (byte) (channels << 6);
    var content =
        ByteBuffer.wrap(bytes, HEADER + side, CONTENT)
            .put("Xing".getBytes(US_ASCII))
            .putInt(FRAMES_BYTES_HUNDREDTHS)
            .putInt((int) Math.round((double) micros * rate() / 1_000_000 / samples()))
            .putInt((int) total);
    for (var i = 0; i < HUNDREDTHS; i++) {
      var position = bytes.length + timeline.positionAt(micros * i / HUNDREDTHS);
      content.put((byte) (position * 256 / total));
    }
    return bytes;
  }

  private int rate() {
    return RATES[rates] >> (version == MPEG1 ? 0 : version == 2 ? 1 : 2);
  }

  private int samples() {
    return version == MPEG1 ? 1_152 : 576;
  }

  private int frameLength(int bits) {
    var bitRate = (version == MPEG1 ? BIT_RATES[bits] : LOW_BIT_RATES[bits]) * 1_000;
    return samples() / 8 * bitRate / rate();
  }
}
