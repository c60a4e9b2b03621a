package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The parameters of an address, as bytes: sources write titles in other charsets than UTF-8, and
/// percent signs as they are. So nothing is refused: a percent sign that no two hex digits follow
/// is one.
public final class RawQuery {
  private static final int PARAMETERS_MAX = 64;

  private final Map<String, byte[]> values;

  private RawQuery(Map<String, byte[]> values) {
    this.values = values;
  }

  /// @param raw what follows the `?`; of a parameter that comes twice the first counts, and no more
  ///   than 64 are looked at
  public static RawQuery of(String raw) {
    var values = new HashMap<String, byte[]>();
    for (var part : raw.split("&", PARAMETERS_MAX + 1)) {
      if (part.isEmpty() || values.size() == PARAMETERS_MAX) {
        continue;
      }
      var equals = part.indexOf('=');
      var name = equals < 0 ? part : part.substring(0, equals);
      var value = equals < 0 ? "" : part.substring(equals + 1);
      values.putIfAbsent(CleanText.ofBytes(decoded(name)), decoded(value));
    }
    return new RawQuery(values);
  }

  /// A parameter's value, as UTF-8 where it is that, else Latin-1.
  public Optional<String> text(String name) {
    return bytes(name).map(CleanText::ofBytes);
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static byte[] decoded(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (var at = 0; at < text.length(); ) {
      var c = text.codePointAt(at);
      var escaped = c == '%' ? hex(text, at + 1) : -1;
      if (escaped >= 0) {
        bytes.write(escaped);
        at += 3;
        continue;
      }
      if (c == '+') {
        bytes.write(' ');
      } else if (c <= 0xFF) {
        bytes.write(c);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
      }
      at += Character.charCount(c);
    }
    return bytes.toByteArray();
  }

  /// @return -1 if no two hex digits stand there
  private static int hex(String text, int at) {
    return at + 2 <= text.length()
            && HexFormat.isHexDigit(text.charAt(at))
            && HexFormat.isHexDigit(text.charAt(at + 1))
        ? HexFormat.fromHexDigits(text, at, at + 2)
        : -1;
  }
}
