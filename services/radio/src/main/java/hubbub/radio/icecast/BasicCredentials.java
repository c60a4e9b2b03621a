package hubbub.radio.icecast;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A name and a password, as `Authorization: Basic …` carries them (RFC 7617).
///
/// @param user empty where a program of SHOUTcast's kind sends a password only
/// @param password a secret: it stands in no text of this record
public record BasicCredentials(String user, String password) {
  private static final int LENGTH_MAX = 1_024;

  /// RFC 7235 §2.1: the scheme in any case, one blank or more, the token.
  private static final Pattern BASIC = Pattern.compile("(?i)basic +([a-z0-9+/]+={0,2})");

  /// Reads the header's value.
  ///
  /// @return empty if it is of another scheme, too long, no Base64, no UTF-8, or has control
  ///   characters (RFC 7617 §2)
  public static Optional<BasicCredentials> read(String header) {
    var basic = BASIC.matcher(header.length() > LENGTH_MAX ? "" : header.strip());
    if (!basic.matches()) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(basic.group(1));
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().anyMatch(Character::isISOControl)
          ? Optional.empty()
          : Optional.of(split(text));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// A user's name has no colon, a password may.
  private static BasicCredentials split(String text) {
    var colon = text.indexOf(':');
    return colon < 0
        ? new BasicCredentials("", text)
        : new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return "BasicCredentials[user=" + user + "]";
  }
}
