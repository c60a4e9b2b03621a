package hubbub.platform.rabbitmq;

import java.net.URI;

/// Where the broker is, and the bounds of the bus on it.
///
/// @param url `amqp://host:port/vhost`, or `amqps` for TLS with the machine's trusted roots;
///   without user and password
/// @param password never shown
/// @param prefix of all names on the broker, so that several installations may share one
/// @param prefetch batches of one queue that may lie in a hearer's memory
/// @param unconfirmed batches of one outbox that may be on their way to the broker
/// @param unconfirmedBytes their bytes
public record RabbitConfig(
    URI url,
    String user,
    String password,
    String prefix,
    int prefetch,
    int unconfirmed,
    long unconfirmedBytes) {
  private static final int PREFETCH = 16;
  private static final int UNCONFIRMED = 256;
  private static final long UNCONFIRMED_BYTES = 8L << 20;

  /// With the usual bounds.
  ///
  /// @param user empty for the broker's own `guest`, who may come from its machine only
  public RabbitConfig(URI url, String user, String password, String prefix) {
    this(
        url,
        user.isEmpty() ? "guest" : user,
        user.isEmpty() ? "guest" : password,
        prefix,
        PREFETCH,
        UNCONFIRMED,
        UNCONFIRMED_BYTES);
  }

  String host() {
    return url.getHost();
  }

  int port() {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return encrypted() ? 5_671 : 5_672;
  }

  boolean encrypted() {
    return "amqps".equals(url.getScheme());
  }

  /// `/` where the URL has no path.
  String virtualHost() {
    var path = url.getPath();
    return path == null || path.length() < 2 ? "/" : path.substring(1);
  }

  @Override
  public String toString() {
    return user + " at " + host() + ":" + port();
  }
}
