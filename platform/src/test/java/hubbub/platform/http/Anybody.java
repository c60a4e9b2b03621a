package hubbub.platform.http;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/// Trusts every certificate: for tests that look at what they are shown.
final class Anybody implements X509TrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
