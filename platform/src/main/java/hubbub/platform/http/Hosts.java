package hubbub.platform.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of hosts, as headers write them.
final class Hosts {
  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

  private Hosts() {}

  /// Whether a name or address can only mean this machine. A name from DNS never does: it may point
  /// here and belong to somebody else (DNS rebinding).
  static boolean isLoopback(String host) {
    var plain = host.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(plain)
        || LOOPBACK_V4.matcher(plain).matches()
        || (plain.startsWith("::ffff:")
            && LOOPBACK_V4.matcher(plain.substring("::ffff:".length())).matches());
  }

  /// The host of a `Host` header's value, in lower case, without port and brackets; empty if it is
  /// none.
  static String of(String header) {
    var text = header.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("[")) {
      var end = text.indexOf(']');
      return end < 0 ? "" : text.substring(1, end);
    }
    var colon = text.indexOf(':');
    var host = colon < 0 ? text : text.substring(0, colon);
    return host.matches("[a-z0-9._-]+") ? host : "";
  }
}
