package hubbub.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Percent-encoding (RFC 3986 §2.1), read strictly: what is no UTF-8 is refused.
final class Percent {
  private Percent() {}

  static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0) {
      return plusIsSpace ? text.replace('+', ' ') : text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (var at = 0; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == '%') {
        bytes.write(hex(text, at + 1));
        at += 2;
      } else {
        bytes.writeBytes(
            String.valueOf(plusIsSpace && c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return utf8(bytes.toByteArray(), "the address");
  }

  /// Text of bytes, or a refusal: replacement characters would hide what came.
  static String utf8(byte[] bytes, String where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(400, where + " is not UTF-8", List.of());
    }
  }

  private static int hex(String text, int at) {
    try {
      return HexFormat.fromHexDigits(text, at, at + 2);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new Refusal(400, "the address has a % that two hex digits don't follow", List.of());
    }
  }
}
