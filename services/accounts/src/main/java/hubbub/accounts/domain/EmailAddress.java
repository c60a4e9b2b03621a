package hubbub.accounts.domain;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where somebody gets mail. It is checked for its form only: whether it is theirs, only a mail can
/// tell.
///
/// @param text as it was given
/// @param key equal for addresses that are one
public record EmailAddress(String text, String key) {
  private static final int LENGTH_MAX = 254;
  private static final int LOCAL_MAX = 64;

  /// A name of at least two labels, in ASCII.
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

  /// Reads an address; empty if it is none.
  public static Optional<EmailAddress> read(String text) {
    var at = text.lastIndexOf('@');
    if (text.length() > LENGTH_MAX || at < 1 || at > LOCAL_MAX) {
      return Optional.empty();
    }
    var local = text.substring(0, at);
    if (!local.codePoints().allMatch(EmailAddress::isOfLocal)
        || local.startsWith(".")
        || local.endsWith(".")
        || local.contains("..")) {
      return Optional.empty();
    }
    return domain(text.substring(at + 1))
        .map(domain ->
            new EmailAddress(
                text,
                Normalizer.normalize(local, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                    + "@"
                    + domain));
  }

  /// Nothing that a header or a log could stumble over, and no quoting.
  private static boolean isOfLocal(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> "@\"(),:;<>[\\]".indexOf(c) < 0;
    };
  }

  private static Optional<String> domain(String text) {
    try {
      var ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// No address in logs.
  @Override
  public String toString() {
    return "EmailAddress[…]";
  }
}
