package hubbub.accounts.twitch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what the database keeps of Twitch's tokens: AES-256-GCM, `<key>.<base64 of nonce and
/// text>`, bound to the row that it stands in. The keys are a file of lines `<name> <base64>`: the
/// first one encrypts, all decrypt, so that a key is changed by writing another above it.
public final class Seals {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, SecretKeySpec> keys;
  private final String newest;

  private Seals(Map<String, SecretKeySpec> keys) {
    this.keys = keys;
    newest = keys.keySet().iterator().next();
  }

  /// Reads the file, which is made where it isn't there, for its owner's eyes alone.
  public static Seals of(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return new Seals(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    var key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    var name = new byte[4];
    RANDOM.nextBytes(name);
    var line =
        "k" + HexFormat.of().formatHex(name) + " " + Base64.getEncoder().encodeToString(key) + "\n";
    FileAttribute<?>[] ours =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ours)) {
      channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    } catch (FileAlreadyExistsException _) {
      // Another process was first, and its key is as good.
    }
  }

  private static Map<String, SecretKeySpec> read(Path file) throws IOException {
    var keys = new LinkedHashMap<String, SecretKeySpec>();
    for (var line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        var words = line.strip().split(" +", 2);
        keys.put(words[0], key(file, words));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " has no key");
    }
    return keys;
  }

  private static SecretKeySpec key(Path file, String[] words) throws IOException {
    try {
      var bytes = Base64.getDecoder().decode(words[words.length - 1]);
      if (words.length == 2 && words[0].matches("\\w{1,40}") && bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the line: it may be a key all the same.
    }
    throw new IOException(file + ": each line is a name and 32 bytes in Base64");
  }

  /// The name of the key that encrypts.
  public String newest() {
    return newest;
  }

  /// @param row where it will stand
  String seal(String row, String text) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, row);
      var hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      var all = new byte[NONCE_BYTES + hidden.length];
      System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
      System.arraycopy(hidden, 0, all, NONCE_BYTES, hidden.length);
      return newest + "." + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// What was sealed; empty if its key is not in the file, or it is not what stood in that row.
  Optional<String> open(String row, String sealed) {
    var dot = sealed.indexOf('.');
    if (dot < 0 || !keys.containsKey(sealed.substring(0, dot))) {
      return Optional.empty();
    }
    try {
      var all = Base64.getDecoder().decode(sealed.substring(dot + 1));
      var nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
      var cipher = cipher(Cipher.DECRYPT_MODE, sealed.substring(0, dot), nonce, row);
      var text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String key, byte[] nonce, String row)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
