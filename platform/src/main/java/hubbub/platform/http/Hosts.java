package hubbub.platform.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of hosts, as headers write them.
final class Hosts {
  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  /// A name or an address in brackets, and perhaps a port; nothing else (RFC 9110 §7.2).
  private static final Pattern HEADER =
      Pattern.compile("(?:\\[(?<address>[0-9a-f:.]+)]|(?<name>[a-z0-9._-]+))(?::\\d{0,5})?");

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
    var parts = HEADER.matcher(header.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return "";
    }
    return parts.group("name") != null ? parts.group("name") : parts.group("address");
  }
}
