package hubbub.radio.sound;

import java.io.ByteArrayOutputStream;

/// How much sound a packet of Opus is (RFC 6716 §3), and packets without any.
public final class OpusPacket {
  /// Samples per second in which Opus and its containers count.
  static final int RATE = 48_000;

  /// Samples of the longest packet: 120 ms (RFC 6716 §3.2.5, R5).
  static final int MOST_SAMPLES = 5_760;

  /// Bytes of the longest frame (RFC 6716 §3.4, R2).
  private static final int LONGEST_FRAME = 1_275;

  /// Samples in a packet of [#silent].
  public static final int SILENT_SAMPLES = 960;

  /// How long a packet of [#silent] is, in microseconds.
  public static final long SILENT_MICROS = 20_000;

  /// CELT, all the band, 20 ms, mono, one frame (RFC 6716 §3.1), which may stand in any stream.
  private static final byte SILENT = (byte) 0xF8;

  /// A frame whose range decoder reads at once that there is silence (RFC 6716 §4.3).
  private static final byte[] SILENT_FRAME = {(byte) 0xFF, (byte) 0xFE};

  private OpusPacket() {}

  /// A packet of silence.
  ///
  /// @param streams how many streams it has to hold; all but the last say how long they are (RFC
  ///   6716, appendix B)
  public static byte[] silent(int streams) {
    var packet = new ByteArrayOutputStream();
    for (var stream = 1; stream <= streams; stream++) {
      packet.write(SILENT);
      if (stream < streams) {
        packet.write(SILENT_FRAME.length);
      }
      packet.writeBytes(SILENT_FRAME);
    }
    return packet.toByteArray();
  }

  /// Samples at 48 kHz of the packet that stands there; 0 if it is none.
  ///
  /// @param streams how many streams each packet holds (RFC 7845 §5.1.1); their durations are one
  static int samples(byte[] bytes, int from, int to, int streams) {
    if (from >= to) {
      return 0;
    }
    var kind = bytes[from] & 0b11;
    if (kind == 3 && to - from < 2) {
      return 0;
    }
    var padded = kind == 3 && (bytes[from + 1] & 0x40) != 0;
    var frames =
        switch (kind) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> bytes[from + 1] & 0x3F;
        };
    var samples = frames * frame(bytes[from]);
    var longest = streams * (2L + frames * (LONGEST_FRAME + 2L));
    return samples > MOST_SAMPLES || (!padded && to - from > longest) ? 0 : samples;
  }

  /// Samples of each frame (RFC 6716 §3.1, table 2).
  private static int frame(byte first) {
    var config = (first & 0xFF) >> 3;
    if (config < 12) {
      return new int[] {480, 960, 1_920, 2_880}[config & 3];
    }
    return config < 16 ? 480 << (config & 1) : 120 << (config & 3);
  }

  static long micros(long samples) {
    return samples * 1_000_000 / RATE;
  }
}
