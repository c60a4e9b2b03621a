package hubbub.platform.cluster;

import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What all processes of one installation know and nobody else.
public final class ClusterSecret {
  /// Characters: 32 random hexadecimal ones have 128 bits.
  static final int LENGTH_MIN = 32;

  private static final String SETTING = "cluster.secret-file";
  private static final String ALGORITHM = "HmacSHA256";
  private static final long FILE_LENGTH_MAX = 65_536;

  private final SecretKeySpec key;

  /// @throws IllegalArgumentException if it could be guessed
  public ClusterSecret(String text) {
    if (text.length() < LENGTH_MIN || text.chars().distinct().count() < LENGTH_MIN / 4) {
      throw new IllegalArgumentException(
          "must be at least " + LENGTH_MIN + " random characters, as openssl rand -hex 32 makes");
    }
    key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// Reads the first line of a file that nobody else may read.
  ///
  /// @throws WrongSetting with the reason, never with the secret
  public static ClusterSecret read(Path file) {
    try {
      if (readByOthers(file)) {
        throw new WrongSetting(
            SETTING, "other users of this machine can read the file " + file + " (chmod 600 it)");
      }
      if (Files.size(file) > FILE_LENGTH_MAX) {
        throw new WrongSetting(SETTING, "the file " + file + " is no secret's: it is too long");
      }
      try (var lines = Files.lines(file)) {
        return new ClusterSecret(lines.findFirst().orElse("").strip());
      }
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(SETTING, "the first line of the file " + file + " " + e.getMessage());
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new WrongSetting(SETTING, "the file " + file + " cannot be read");
    }
  }

  private static boolean readByOthers(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException _) {
      return false;
    }
  }

  /// A signature of a text under this secret, 32 bytes.
  byte[] sign(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether it is, compared in constant time.
  boolean signed(String text, byte[] signature) {
    return MessageDigest.isEqual(sign(text), signature);
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "ClusterSecret";
  }
}
