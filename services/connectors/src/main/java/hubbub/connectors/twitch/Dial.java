package hubbub.connectors.twitch;

import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Opens sockets to Twitch: plain, or TLS with the name checked against the certificate.
final class Dial {
  private final TwitchConfig config;
  private final Optional<Supplier<SSLSocketFactory>> tls;

  Dial(TwitchConfig config) {
    this.config = config;
    tls = config.tls() ? Optional.of(factory(config.authorities())) : Optional.empty();
  }

  /// A connected socket.
  ///
  /// @param raw what to close to end it at once, from any thread
  record Line(Socket raw, Socket socket) {}

  Line open() throws IOException {
    var millis = Math.toIntExact(Math.min(config.connect().toMillis(), Integer.MAX_VALUE));
    var raw = new Socket();
    try {
      raw.setTcpNoDelay(true);
      raw.setKeepAlive(true);
      raw.connect(new InetSocketAddress(config.address().host(), config.address().port()), millis);
      if (tls.isEmpty()) {
        return new Line(raw, raw);
      }
      raw.setSoTimeout(millis);
      var address = config.address();
      var secure =
          (SSLSocket) tls.get().get().createSocket(raw, address.host(), address.port(), true);
      var parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      raw.setSoTimeout(0);
      return new Line(raw, secure);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static Supplier<SSLSocketFactory> factory(Optional<Path> authorities) {
    if (authorities.isEmpty()) {
      // Not before the first connection: reading the JDK's authorities would slow each start.
      return () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try (var in = Files.newInputStream(authorities.get())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context::getSocketFactory;
    } catch (IOException | GeneralSecurityException e) {
      throw new WrongSetting(
          "twitch.irc.authorities", "names no readable PEM file of certificates: " + e);
    }
  }
}
