package hubbub.app;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// `hubbub owner-link`: asks the running house for a new one-time link, with the token that lies in
/// the data folder for its user.
final class OwnerLink {
  private static final int PATIENCE = (int) TimeUnit.SECONDS.toMillis(10);

  private OwnerLink() {}

  /// @param certificate what the house shows under HTTPS; nobody else is believed
  static int print(DataFolder data, Optional<Path> certificate, PrintStream out) {
    try {
      var addresses = Files.readAllLines(data.addressFile());
      var token = Files.readString(data.tokenFile()).strip();
      var near = URI.create(addresses.getFirst() + "/api/v1/owner-link");
      out.println(addresses.getLast() + ask(near, token, certificate));
      return 0;
    } catch (NoSuchFileException e) {
      throw new CannotStart("no Hubbub is running on the data folder " + data.path(), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart(
          "the Hubbub that runs on " + data.path() + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static String ask(URI address, String token, Optional<Path> certificate)
      throws IOException, GeneralSecurityException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure && certificate.isPresent()) {
      secure.setSSLSocketFactory(trusting(certificate.get()).getSocketFactory());
      // The certificate is for the name that the world uses, and it is the very one.
      secure.setHostnameVerifier((_, _) -> true);
    }
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    if (connection.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
      throw new IOException("it answered " + connection.getResponseCode());
    }
    try (var body = connection.getInputStream()) {
      return Json.mapper().readTree(body).required("path").asString();
    }
  }

  private static SSLContext trusting(Path certificate)
      throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    try (var file = Files.newInputStream(certificate)) {
      keys.setCertificateEntry(
          "hubbub", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
