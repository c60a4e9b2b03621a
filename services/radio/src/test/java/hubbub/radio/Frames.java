package hubbub.radio;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo (ISO/IEC 11172-3 §2.4.1): 417 bytes and
/// 26 ms each. What is in them is a number, so that each is told from the others.
final class Frames {
  static final int LENGTH = 417;
  static final int MILLIS = 26;

  private Frames() {}

  /// So many frames, numbered from there on.
  static byte[] of(int from, int amount) {
    var bytes = new ByteArrayOutputStream();
    for (var n = from; n < from + amount; n++) {
      bytes.writeBytes(frame(n));
    }
    return bytes.toByteArray();
  }

  static byte[] frame(int number) {
    var frame = new byte[LENGTH];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    // The bytes of a number are never taken for a frame's begin.
    Arrays.fill(frame, 4, LENGTH, (byte) 0x55);
    for (var i = 0; i < 4; i++) {
      frame[4 + i] = (byte) (number >> (7 * i) & 0x7F);
    }
    return frame;
  }

  /// The number of the frame that begins there.
  static int number(byte[] bytes, int at) {
    if (bytes[at] != (byte) 0xFF || bytes[at + 1] != (byte) 0xFB) {
      throw new AssertionError("no frame begins at " + at);
    }
    var number = 0;
    for (var i = 0; i < 4; i++) {
      number |= bytes[at + 4 + i] << (7 * i);
    }
    return number;
  }
}
