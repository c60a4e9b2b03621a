package hubbub.radio.audience;

import java.util.Locale;
import java.util.regex.Pattern;

/// On which site a player stands, by `Referer`: its host alone. What else an address has is
/// nobody's business.
final class Referrers {
  private static final int READ_MAX = 1_000;
  private static final int LENGTH_MAX = 200;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
              + "(?::[0-9]*)?(?:[/?#].*)?",
          Pattern.DOTALL);

  private Referrers() {}

  /// @param referrer as it came
  /// @return at most 200 characters, in small letters; empty where it is no address
  static String host(String referrer) {
    var read = referrer.substring(0, Math.min(referrer.length(), READ_MAX)).strip();
    var address = ADDRESS.matcher(read);
    if (!address.matches()) {
      return "";
    }
    var host = address.group(1).toLowerCase(Locale.ROOT);
    return host.substring(0, Math.min(host.length(), LENGTH_MAX));
  }
}
