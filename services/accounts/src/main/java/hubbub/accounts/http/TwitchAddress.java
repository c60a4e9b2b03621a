package hubbub.accounts.http;

import hubbub.platform.http.Request;
import java.net.URI;
import java.util.Optional;

/// Where Twitch sends people back to: below `public.url`, else below `http://localhost`, the only
/// name that Twitch takes without TLS.
public record TwitchAddress(Optional<URI> publicUrl) {
  private static final String LOCAL = "localhost";

  /// The redirect URL, exactly as it has to be registered at Twitch.
  String back(Request request) {
    return base(request) + TwitchSignInRoutes.BACK;
  }

  private String base(Request request) {
    if (publicUrl.isPresent()) {
      return publicUrl.get().toString().replaceAll("/+$", "");
    }
    var host = host(request);
    return request.secure() ? "https://" + host : "http://" + LOCAL + port(host);
  }

  /// The same request at the address that Twitch sends back to; empty if it came there.
  Optional<String> elsewhere(Request request) {
    var host = host(request);
    return publicUrl.isPresent() || request.secure() || host.equals(LOCAL + port(host))
        ? Optional.empty()
        : Optional.of(base(request) + request.uri());
  }

  private static String host(Request request) {
    return request.header("Host").orElse(LOCAL);
  }

  private static String port(String host) {
    var colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(colon) : "";
  }
}
