package hubbub.connectors.net;

import hubbub.platform.config.Address;
import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Opens sockets to platforms: plain, or TLS with the name checked against the certificate.
public final class Dial {
  private static final int AS_THE_SYSTEM_HAS_IT = 0;

  private final Duration connect;
  private final int receiveBuffer;
  private final Supplier<SSLSocketFactory> tls;

  /// @param key the setting that names the authorities
  /// @param authorities a PEM file of certificate authorities to trust instead of the JDK's
  /// @param connect how long each step of connecting may take
  public Dial(String key, Optional<Path> authorities, Duration connect) {
    this(key, authorities, connect, AS_THE_SYSTEM_HAS_IT);
  }

  /// @param receiveBuffer bytes that the kernel keeps for us; 0 for as many as it likes
  public Dial(String key, Optional<Path> authorities, Duration connect, int receiveBuffer) {
    this.connect = connect;
    this.receiveBuffer = receiveBuffer;
    tls = factory(key, authorities);
  }

  /// A connected socket.
  ///
  /// @param raw what to close to end it at once, from any thread
  public record Line(Socket raw, Socket socket) {}

  /// Connects to a host of the web, with TLS if its address says so.
  public Line open(URI url) throws IOException {
    var secure = "wss".equals(url.getScheme()) || "https".equals(url.getScheme());
    var port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
    return open(new Address(url.getHost(), port), secure);
  }

  /// Why it could not be connected, for people.
  public static String words(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "its name is not known";
      case SocketTimeoutException _ -> "no answer";
      case ConnectException _ -> "connection refused";
      case SSLException _ -> "its certificate is not trusted, or it speaks no TLS";
      default -> "connection lost";
    };
  }

  /// Connects.
  ///
  /// @param secure whether TLS is spoken there
  public Line open(Address address, boolean secure) throws IOException {
    var millis = Math.toIntExact(Math.min(connect.toMillis(), Integer.MAX_VALUE));
    var raw = new Socket();
    try {
      if (receiveBuffer > AS_THE_SYSTEM_HAS_IT) {
        raw.setReceiveBufferSize(receiveBuffer);
      }
      raw.setTcpNoDelay(true);
      raw.setKeepAlive(true);
      raw.connect(new InetSocketAddress(address.host(), address.port()), millis);
      if (!secure) {
        return new Line(raw, raw);
      }
      raw.setSoTimeout(millis);
      var socket = (SSLSocket) tls.get().createSocket(raw, address.host(), address.port(), true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      raw.setSoTimeout(0);
      return new Line(raw, socket);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static Supplier<SSLSocketFactory> factory(String key, Optional<Path> authorities) {
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
      throw new WrongSetting(key, "names no readable PEM file of certificates: " + e);
    }
  }
}
