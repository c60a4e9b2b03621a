package hubbub.platform.http;

import hubbub.platform.config.WrongSetting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads and checks the files for HTTPS: a certificate chain and the key that belongs to it.
final class TlsFile {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final byte[] SAMPLE = "hubbub".getBytes(StandardCharsets.US_ASCII);

  private TlsFile() {}

  /// @throws WrongSetting naming the key, if a file cannot be used
  static PemKeyCertOptions read(HttpConfig.TlsFiles files) {
    var certificate = bytes("tls.certificate", files.certificate());
    var key = bytes("tls.key", files.key());
    var publicKey = certificate(certificate).getPublicKey();
    if (!belongTogether(privateKey(key, publicKey.getAlgorithm()), publicKey)) {
      throw new WrongSetting("tls.key", "is not the key of the certificate in tls.certificate");
    }
    return new PemKeyCertOptions()
        .setCertValue(Buffer.buffer(certificate))
        .setKeyValue(Buffer.buffer(key));
  }

  /// When the certificate as it lies there now ends; empty if it cannot be read.
  static Optional<Instant> until(HttpConfig.TlsFiles files) {
    try {
      var certificate = certificate(bytes("tls.certificate", files.certificate()));
      return Optional.of(certificate.getNotAfter().toInstant());
    } catch (WrongSetting _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String setting, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new WrongSetting(setting, "cannot be read: " + file);
    }
  }

  private static X509Certificate certificate(byte[] pem) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
    } catch (CertificateException e) {
      throw new WrongSetting("tls.certificate", "must be a PEM file of certificates, ours first");
    }
  }

  private static PrivateKey privateKey(byte[] pem, String algorithm) {
    var text = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!text.find()) {
      throw new WrongSetting(
          "tls.key", "must be a PEM file with BEGIN PRIVATE KEY (PKCS #8, not encrypted)");
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(text.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new WrongSetting("tls.key", "is no key of the certificate's kind, " + algorithm);
    }
  }

  private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
    var algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    try {
      var signing = Signature.getInstance(algorithm);
      signing.initSign(privateKey);
      signing.update(SAMPLE);
      var checking = Signature.getInstance(algorithm);
      checking.initVerify(publicKey);
      checking.update(SAMPLE);
      return checking.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
