package hubbub.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a password may be: at least 8 characters, and none that everybody tries first. What these
/// are is told by a list of words and by how people dress words up: capitals, digits for letters,
/// digits and signs around.
public final class PasswordRule {
  public static final int CHARACTERS_MIN = 8;
  public static final int BYTES_MAX = 1_024;

  /// Beyond this many digits a number is no date and no telephone's row.
  private static final int NUMBER_MAX = 10;

  private static final Pattern ONE_OVER_AND_OVER = Pattern.compile("(.{1,4}?)\\1+");
  private static final String[] ROWS = {
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qwertzuiop",
    "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
    "!@#$%^&*()_+",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p"
  };

  private final Set<String> words;

  /// @param words that are tried first, in lower case, without digits
  public PasswordRule(Set<String> words) {
    this.words = Set.copyOf(words);
  }

  /// What is wrong with a password, in words that follow the field's name; empty if nothing is.
  ///
  /// @param own names and addresses of who would have it
  public Optional<String> trouble(String password, Collection<String> own) {
    if (password.codePointCount(0, password.length()) < CHARACTERS_MIN) {
      return Optional.of("must have at least " + CHARACTERS_MIN + " characters");
    }
    if (!isBounded(password)) {
      return Optional.of("must have at most " + BYTES_MAX + " bytes");
    }
    var plain = password.toLowerCase(Locale.ROOT);
    if (own.stream().anyMatch(name -> plain.equals(name.toLowerCase(Locale.ROOT)))) {
      return Optional.of("must be another one than your name or address");
    }
    return isCommon(plain)
        ? Optional.of("is among those that everybody tries first")
        : Optional.empty();
  }

  /// Whether a password is short enough to be looked at.
  public static boolean isBounded(String password) {
    return password.length() <= BYTES_MAX
        && password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
  }

  private boolean isCommon(String plain) {
    return plain.matches("\\d{1," + NUMBER_MAX + "}")
        || ONE_OVER_AND_OVER.matcher(plain).matches()
        || isOfARow(plain)
        || isWord(bare(plain))
        || isWord(undressed(bare(plain)))
        || isWord(bare(undressed(plain)));
  }

  /// Without digits and signs around.
  private static String bare(String text) {
    return text.replaceAll("^[^a-z]+|[^a-z]+$", "");
  }

  private boolean isWord(String text) {
    return words.contains(text) || words.contains(text.replaceAll("[^a-z]", ""));
  }

  /// Along a keyboard, the alphabet or the digits, either way.
  private static boolean isOfARow(String plain) {
    var backwards = new StringBuilder(plain).reverse().toString();
    for (var row : ROWS) {
      if (row.contains(plain) || row.contains(backwards)) {
        return true;
      }
    }
    return false;
  }

  /// Letters in the place of signs that look like them.
  private static String undressed(String plain) {
    return plain
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's');
  }
}
