package hubbub.radio.icy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A title as it stands between the bytes of a stream: a byte with a sixteenth of the length, then
/// `StreamTitle='…';` in UTF-8, filled up with zeros.
public final class IcyTitle {
  private static final int UNIT = 16;

  /// 255 units are what the byte before can say.
  private static final int BYTES_MAX = 255 * UNIT;

  private static final String BEGIN = "StreamTitle='";
  private static final String END = "';";

  private static final byte[] UNCHANGED = {0};

  private IcyTitle() {}

  /// Says that nothing has changed.
  public static byte[] unchanged() {
    return UNCHANGED.clone();
  }

  /// Says a title. Players look for `';` as its end, so one inside of it loses its quote; quotes
  /// else stay as they are. What is too long is cut between characters, control characters become
  /// spaces.
  public static byte[] of(String title) {
    var clean = title.replaceAll("\\p{Cntrl}", " ").replace("';", "’;");
    var most = BYTES_MAX - BEGIN.length() - END.length();
    var text = (BEGIN + cut(clean, most) + END).getBytes(StandardCharsets.UTF_8);
    var units = (text.length + UNIT - 1) / UNIT;
    var block = new byte[1 + units * UNIT];
    block[0] = (byte) units;
    System.arraycopy(text, 0, block, 1, text.length);
    return block;
  }

  private static String cut(String text, int bytesMax) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= bytesMax) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    var end = bytesMax;
    // A byte that goes on with a character (RFC 3629 §3) is no place to cut before.
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
  }
}
