package hubbub.platform.http;

import hubbub.platform.config.WrongSetting;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import javax.net.ssl.SSLException;

/// TLS with the door's own certificate, for a port where another protocol is spoken. New files are
/// taken as the door takes them: for new connections, unless they cannot be used.
public final class ServerTls {
  private final HttpConfig.TlsFiles files;
  private String seen;
  private SslContext context;

  /// @throws WrongSetting if the files cannot be used
  ServerTls(HttpConfig.TlsFiles files) {
    this.files = files;
    seen = TlsWatch.stamp(files);
    context = made();
  }

  /// For the next connection.
  public synchronized SslContext context() {
    return context;
  }

  /// Looks at the files; from time to time.
  public void look() {
    var now = TlsWatch.stamp(files);
    synchronized (this) {
      if (!now.equals(seen)) {
        seen = now;
        try {
          context = made();
        } catch (WrongSetting _) {
          // The door complains of it, too, and keeps the one before.
          return;
        }
      }
    }
  }

  private SslContext made() {
    var options = TlsFile.read(files);
    try {
      return SslContextBuilder.forServer(
              new ByteArrayInputStream(options.getCertValue().getBytes()),
              new ByteArrayInputStream(options.getKeyValue().getBytes()))
          .sslProvider(SslProvider.JDK)
          .build();
    } catch (SSLException e) {
      throw new WrongSetting("tls.key", "cannot be used: " + e.getMessage());
    }
  }
}
