package hubbub.accounts.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an account or of a channel: 3 to 25 of `a-z`, `0-9`, `_`, as addresses and IRC have
/// room for it. Two names that a reader would take for each other are one name here.
///
/// @param name as the person writes it
/// @param login the same without capitals
public record LoginName(String name, String login) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{3,25}");

  /// What IRC clients of Twitch's dialect call themselves when they are nobody.
  private static final String ANONYMOUS = "justinfan";

  /// What a text that is meant as a name turns out to be.
  public sealed interface Read {
    record Good(LoginName name) implements Read {}

    /// @param why in words that follow the field's name
    record Wrong(String why) implements Read {}
  }

  public static Read read(String text) {
    if (!FORM.matcher(text).matches()) {
      return new Read.Wrong("must be 3 to 25 of a-z, 0-9 and _");
    }
    var name = new LoginName(text, text.toLowerCase(Locale.ROOT));
    if (name.skeleton().isEmpty()) {
      return new Read.Wrong("must have a letter or a digit");
    }
    if (ReservedNames.has(name.skeleton()) || name.skeleton().startsWith(skeleton(ANONYMOUS))) {
      return new Read.Wrong("is a name that nobody may have");
    }
    return new Read.Good(name);
  }

  /// A login as it stands in an address; empty if none can be called so.
  public static Optional<String> login(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /// Equal for names that look alike.
  public String skeleton() {
    return skeleton(login);
  }

  /// @param login of somebody
  public static String skeleton(String login) {
    return login
        .replace("_", "")
        .replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace("rn", "m")
        .replace("vv", "w");
  }
}
