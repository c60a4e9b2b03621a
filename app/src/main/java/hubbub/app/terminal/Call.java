package hubbub.app.terminal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;

/// A call of a command to a running house.
public final class Call {
  private static final int CONNECT_MILLIS = (int) TimeUnit.SECONDS.toMillis(10);
  private static final int READ_MILLIS = (int) TimeUnit.SECONDS.toMillis(120);

  private Call() {}

  /// @param certificate what the house shows under HTTPS; nobody else is believed
  public static HttpURLConnection open(URI address, Optional<Path> certificate)
      throws IOException, GeneralSecurityException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure && certificate.isPresent()) {
      secure.setSSLSocketFactory(OnlyThis.trusting(certificate.get()).getSocketFactory());
      // The certificate is for the name that the world uses, and it is the very one.
      secure.setHostnameVerifier((_, _) -> true);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    return connection;
  }
}
