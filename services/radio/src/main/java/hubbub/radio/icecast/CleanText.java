package hubbub.radio.icecast;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text from outside, made fit to be told to others.
public final class CleanText {
  private CleanText() {}

  /// Without anything that ends a line, moves a cursor, or may not stand in XML, and without blanks
  /// around it. Where a word may have ended a blank stays.
  ///
  /// @param charactersMax what is more is cut off, between characters
  static String of(String text, int charactersMax) {
    var clean = new StringBuilder();
    text.strip().codePoints().limit(charactersMax).forEach(c -> append(clean, c));
    return clean.toString().strip();
  }

  /// Whether it is that already, but for blanks around it.
  public static boolean isClean(String text) {
    return text.codePoints().noneMatch(c -> endsWord(c) || isNoCharacter(c));
  }

  private static boolean endsWord(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  private static void append(StringBuilder clean, int c) {
    if (endsWord(c)) {
      clean.append(' ');
    } else if (!isNoCharacter(c)) {
      clean.appendCodePoint(c);
    }
  }

  /// Halves of surrogates, and what XML 1.0 §2.2 leaves out.
  private static boolean isNoCharacter(int c) {
    return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  /// Of a header's value. HTTP hands bytes on as if they were Latin-1; sources mean UTF-8 by them.
  public static String ofHeader(String value, int charactersMax) {
    var isBytes = value.chars().allMatch(c -> c <= 0xFF);
    return of(
        isBytes ? ofBytes(value.getBytes(StandardCharsets.ISO_8859_1)) : value, charactersMax);
  }

  /// UTF-8 where the bytes can be that, else Latin-1: hardly any text in Latin-1 is right UTF-8 by
  /// chance.
  static String ofBytes(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /// The address of a page, if it is one that a browser may be sent to; empty if not. One that is
  /// too long is left out: cut, it would be another one.
  static String webAddress(String text, int charactersMax) {
    var clean = of(text, charactersMax + 1);
    if (clean.codePointCount(0, clean.length()) > charactersMax) {
      return "";
    }
    try {
      var address = new URI(clean);
      var scheme = address.getScheme();
      var isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return isWeb && address.getRawAuthority() != null ? clean : "";
    } catch (URISyntaxException _) {
      return "";
    }
  }
}
