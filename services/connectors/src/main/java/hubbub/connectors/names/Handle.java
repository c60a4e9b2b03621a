package hubbub.connectors.names;

import java.util.Locale;
import java.util.Optional;

/// A handle of atproto: a name of the DNS, in small letters.
public final class Handle {
  private static final int LENGTH_MAX = 253;

  private Handle() {}

  /// @return empty if it can't be one, or is the one that stands for none
  public static Optional<String> read(String text) {
    var name = text.toLowerCase(Locale.ROOT);
    var fits =
        name.length() <= LENGTH_MAX
            && name.indexOf('.') > 0
            && !name.equals("handle.invalid")
            && name.chars().allMatch(Handle::isPlain);
    return fits ? Optional.of(name) : Optional.empty();
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }
}
