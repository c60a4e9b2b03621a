package hubbub.chat.visitors;

import hubbub.chat.domain.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Guests and their made-up names. Whoever shows the same secret again is the same guest; id and
/// name follow from it, so nothing needs to be kept.
public final class Guests {
  private static final int SECRET_BYTES = 16;
  private static final int ID_BYTES = 9;
  private static final List<String> FIRST =
      List.of(
          "Brave", "Calm", "Bright", "Swift", "Quiet", "Merry", "Bold", "Gentle", "Lucky", "Sunny",
          "Clever", "Proud", "Cosy", "Witty", "Eager", "Mellow", "Nimble", "Jolly", "Keen",
          "Lively", "Polite", "Rosy", "Silent", "Tidy", "Vivid", "Warm", "Young", "Zesty", "Agile",
          "Breezy", "Curious", "Dapper");
  private static final List<String> SECOND =
      List.of(
          "Otter", "Heron", "Badger", "Finch", "Lynx", "Marten", "Plover", "Robin", "Seal", "Stork",
          "Tapir", "Vole", "Wren", "Yak", "Zebra", "Falcon", "Gecko", "Hare", "Ibis", "Jay",
          "Koala", "Lark", "Mole", "Newt", "Osprey", "Puffin", "Quail", "Raven", "Swan", "Tern",
          "Urchin", "Weasel");

  private final SecureRandom random = new SecureRandom();

  /// A secret for somebody new.
  public String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether a text may be such a secret.
  public static boolean isSecret(String text) {
    return text.matches("[A-Za-z0-9_-]{22}");
  }

  /// Who shows that secret.
  public static Visitor.Guest of(String secret, String address) {
    var print = print(secret);
    var name =
        FIRST.get(print[0] & 31)
            + SECOND.get(print[1] & 31)
            + (10 + ((print[2] & 0xFF) << 8 | (print[3] & 0xFF)) % 9_990);
    var id = HexFormat.of().formatHex(print, 4, 4 + ID_BYTES);
    return new Visitor.Guest("guest-" + id, name, address);
  }

  private static byte[] print(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("guest " + secret).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
