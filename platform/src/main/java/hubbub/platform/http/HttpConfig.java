package hubbub.platform.http;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where the door is, and its bounds.
///
/// @param bind an address of this machine
/// @param port 0 for any free one
/// @param publicUrl how the world reaches us through a proxy
/// @param localControlOpen whether programs of this machine need no token though there is an owner
/// @param directoryPrivate whether reading the directory takes the owner or a token
/// @param proxies who is believed to say where a request comes from
/// @param tls the files for HTTPS
public record HttpConfig(
    String bind,
    int port,
    Optional<URI> publicUrl,
    boolean localControlOpen,
    boolean directoryPrivate,
    Proxies proxies,
    Optional<TlsFiles> tls,
    Limits limits,
    Times times) {

  /// A certificate chain and its private key, as PEM.
  public record TlsFiles(Path certificate, Path key) {}

  /// How much.
  ///
  /// @param connectionsMax open at once; more are closed
  /// @param connectionsPerAddressMax open at once from one address
  /// @param lineLengthMax bytes of a request line
  /// @param headersLengthMax bytes of all headers of a request
  /// @param bodyLengthMax bytes of a JSON body; uploads have their own
  /// @param bodyDepthMax how deep a JSON body may nest
  /// @param messageLengthMax bytes of a WebSocket message that comes in, and of each of its frames
  /// @param waitingMax bytes that may wait for a slow reader of a WebSocket
  public record Limits(
      int connectionsMax,
      int connectionsPerAddressMax,
      int lineLengthMax,
      int headersLengthMax,
      int bodyLengthMax,
      int bodyDepthMax,
      int messageLengthMax,
      int waitingMax) {}

  /// How long.
  ///
  /// @param head for a request's line and headers, from their first byte
  /// @param body for a whole JSON body, and for the next byte of an upload
  /// @param idle between two requests of a connection
  /// @param write for a reader to take anything of what waits
  /// @param ping between two pings of a WebSocket; it is closed when the second goes unanswered
  public record Times(Duration head, Duration body, Duration idle, Duration write, Duration ping) {}

  public static HttpConfig from(Settings settings) {
    return new HttpConfig(
        settings.text("bind", "127.0.0.1"),
        settings.count("port", 8000, 0, 65_535),
        settings.text("public.url").map(HttpConfig::url),
        settings.choice("local-control", "closed", List.of("closed", "open")).equals("open"),
        settings.flag("directory.private", false),
        Proxies.read("http.proxies", settings.text("http.proxies", "")),
        tls(settings.path("tls.certificate"), settings.path("tls.key")),
        new Limits(
            settings.count("http.connections-max", 10_000, 1, 1_000_000),
            settings.count("http.connections-per-address-max", 1_000, 1, 1_000_000),
            settings.count("http.line-length-max", 8_192, 256, 65_536),
            settings.count("http.headers-length-max", 16_384, 1_024, 262_144),
            settings.count("http.body-length-max", 1_048_576, 1_024, 104_857_600),
            settings.count("http.body-depth-max", 64, 4, 500),
            settings.count("http.message-length-max", 65_536, 1_024, 16_777_216),
            settings.count("http.waiting-max", 1_048_576, 65_536, 104_857_600)),
        new Times(
            settings.duration("http.head-time", Duration.ofSeconds(10)),
            settings.duration("http.body-time", Duration.ofSeconds(30)),
            settings.duration("http.idle-time", Duration.ofSeconds(75)),
            settings.duration("http.write-time", Duration.ofSeconds(30)),
            settings.duration("http.ping-time", Duration.ofSeconds(20))));
  }

  /// The same door elsewhere.
  public HttpConfig withPort(int other) {
    return new HttpConfig(
        bind, other, publicUrl, localControlOpen, directoryPrivate, proxies, tls, limits, times);
  }

  /// Whether only this machine can reach us.
  public boolean onLoopback() {
    return Hosts.isLoopback(bind);
  }

  private static URI url(String text) {
    try {
      var url = URI.create(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("public.url", "expected an address such as https://hubbub.example");
    }
    throw new WrongSetting("public.url", "expected an address such as https://hubbub.example");
  }

  private static Optional<TlsFiles> tls(Optional<Path> certificate, Optional<Path> key) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new WrongSetting(
          certificate.isPresent() ? "tls.key" : "tls.certificate", "the other one is set, too");
    }
    return certificate.map(c -> new TlsFiles(c, key.orElseThrow()));
  }
}
