package hubbub.chat.words;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import hubbub.chat.domain.Patterns;
import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Patterns of RE2, which take a time that grows with the text's length alone, whatever the pattern
/// is. Texts and plain words are compared without regard to case, to how letters are composed, and
/// to signs between them that nobody sees.
public final class Re2Patterns implements Patterns {
  /// A pattern of a few characters may ask for a program of millions of steps.
  private static final int PROGRAM_MAX = 2_000;

  /// All counts of a pattern multiplied, however they nest: what it asks for is not made in order
  /// to be measured.
  private static final long REPEATS_MAX = 1_000;

  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?}");

  /// Of no width, and what only changes how the sign before it looks.
  private static final java.util.regex.Pattern UNSEEN =
      java.util.regex.Pattern.compile("[\\p{Cf}\\x{34F}\\x{FE00}-\\x{FE0F}]");

  @Override
  public Optional<Finder> finder(String pattern, boolean regex) {
    if (regex && repeats(pattern) > REPEATS_MAX) {
      return Optional.empty();
    }
    try {
      var compiled =
          Pattern.compile(regex ? pattern : words(composed(pattern)), Pattern.CASE_INSENSITIVE);
      return compiled.programSize() > PROGRAM_MAX || compiled.matches("")
          ? Optional.empty()
          : Optional.of(text -> compiled.matcher(composed(text)).find());
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }

  private static long repeats(String pattern) {
    var product = 1L;
    var repeat = REPEAT.matcher(pattern);
    while (repeat.find() && product <= REPEATS_MAX) {
      product *= Math.max(1, Math.max(count(repeat.group(1)), count(repeat.group(2))));
    }
    return product;
  }

  private static long count(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > 4 ? REPEATS_MAX + 1 : Long.parseLong(digits);
  }

  private static String composed(String text) {
    return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  /// Whole words; `*` stands for any letters.
  private static String words(String word) {
    var body =
        java.util.Arrays.stream(word.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[\\pL\\pN_]*"));
    return "(?:^|[^\\pL\\pN_])" + body + "(?:$|[^\\pL\\pN_])";
  }
}
