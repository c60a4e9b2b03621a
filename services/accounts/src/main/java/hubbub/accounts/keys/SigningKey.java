package hubbub.accounts.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// A pair of Ed25519 keys.
///
/// @param id as tokens name it
public record SigningKey(String id, KeyPair pair, Instant madeAt) {
  private static final String KIND = "Ed25519";
  private static final int PUBLIC_BYTES = 32;

  static SigningKey fresh(Instant now) {
    try {
      return new SigningKey(
          UUID.randomUUID().toString(), KeyPairGenerator.getInstance(KIND).generateKeyPair(), now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// @param privateText PKCS #8 in Base64
  /// @param publicText X.509 in Base64
  static SigningKey read(String id, String privateText, String publicText, Instant madeAt) {
    try {
      var factory = KeyFactory.getInstance(KIND);
      var decoder = Base64.getDecoder();
      var pair =
          new KeyPair(
              factory.generatePublic(new X509EncodedKeySpec(decoder.decode(publicText))),
              factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(privateText))));
      return new SigningKey(id, pair, madeAt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a signing key cannot be read", e);
    }
  }

  String privateText() {
    return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
  }

  String publicText() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  /// The public key's bits, as RFC 8037 writes them: they end the JDK's form.
  public String x() {
    var encoded = pair.getPublic().getEncoded();
    var bits = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /// No secret in logs.
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
