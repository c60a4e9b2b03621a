package hubbub.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Something that only its holder knows: 256 random bits, or what follows from such. We keep its
/// hash; a slow one is not needed where nobody can guess.
///
/// @param text as the holder has it; never logged or stored
public record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int BYTES = 32;

  public static Secret fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(ENCODER.encodeToString(bytes));
  }

  /// The same without capital letters, which some programs for Twitch's chat make small: tokens
  /// have none there.
  public static Secret freshInSmallLetters() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /// SHA-256 in hex.
  public String hash() {
    return HexFormat.of().formatHex(digest(text));
  }

  /// What follows this one: nobody can tell it who does not know both this secret and the salt.
  public Secret next(String salt) {
    return new Secret(ENCODER.encodeToString(digest(salt + "." + text)));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
