package hubbub.platform.config;

/// Where something listens.
///
/// @param port 1 to 65,535
public record Address(String host, int port) {
  public Address {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("an address is written host:port");
    }
  }

  /// Reads `host:port` or `[v6]:port`.
  ///
  /// @throws IllegalArgumentException if the text is not of that form
  public static Address parse(String text) {
    var colon = text.lastIndexOf(':');
    try {
      var host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
      return new Address(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("an address is written host:port", e);
    }
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
