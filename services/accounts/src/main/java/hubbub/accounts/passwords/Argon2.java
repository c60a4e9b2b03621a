package hubbub.accounts.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106), written as everybody writes it: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
final class Argon2 {
  static final int MEMORY_KIB = 19 * 1_024;
  static final int ROUNDS = 2;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Argon2() {}

  static String hash(String password) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return written(salt, compute(password, salt, MEMORY_KIB, ROUNDS, HASH_BYTES));
  }

  /// A hash of nothing: its bits are random.
  static String ofNothing() {
    var salt = new byte[SALT_BYTES];
    var hash = new byte[HASH_BYTES];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(hash);
    return written(salt, hash);
  }

  /// @throws IllegalArgumentException if it is no hash
  static boolean fits(String password, String kept) {
    var parts = FORM.matcher(kept);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no hash of a password");
    }
    var salt = Base64.getDecoder().decode(parts.group(3));
    var hash = Base64.getDecoder().decode(parts.group(4));
    var memory = Integer.parseInt(parts.group(1));
    var rounds = Integer.parseInt(parts.group(2));
    return MessageDigest.isEqual(hash, compute(password, salt, memory, rounds, hash.length));
  }

  private static String written(byte[] salt, byte[] hash) {
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + ROUNDS
        + ",p=1$"
        + ENCODER.encodeToString(salt)
        + "$"
        + ENCODER.encodeToString(hash);
  }

  /// The same letters typed on another keyboard are the same password.
  private static byte[] compute(String password, byte[] salt, int memory, int rounds, int length) {
    var typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(rounds)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    var hash = new byte[length];
    generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
