package hubbub.connectors.words;

import java.text.BreakIterator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Says the same as [Matcher], slowly: by a regular expression for each term, and with Java's own
/// idea of where characters that people see begin and end. Shares but the folding.
final class NaiveMatcher {
  private static final String UNSPACED =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}\\p{IsYi}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
          + "\\p{IsMyanmar}\\p{IsTibetan}\\p{IsTai_Le}\\p{IsNew_Tai_Lue}\\p{IsTai_Tham}\\p{IsTai_Viet}"
          + "\\p{IsBalinese}\\p{IsJavanese}\u30FC\u3006\u3099\u309A]";
  private static final String ANY_LETTER = "[\\p{L}\\p{Nd}\\p{M}_]";
  private static final String LETTER = "(?:(?!" + UNSPACED + ")" + ANY_LETTER + ")";
  private static final String UNSPACED_LETTER = "(?=" + UNSPACED + ")" + ANY_LETTER;
  private static final String EMOJI =
      "[\\p{IsExtended_Pictographic}\\x{1F1E6}-\\x{1F1FF}\\x{1F3FB}-\\x{1F3FF}\\x{E0020}-\\x{E007F}\u20E3]";
  private static final Pattern IN_EMOJI =
      Pattern.compile(
          "[\\p{IsExtended_Pictographic}\\x{1F1E6}-\\x{1F1FF}\\x{E0020}-\\x{E007F}\u20E3\u200D]");
  private static final Pattern FREE_BEGIN =
      Pattern.compile("^(?:" + UNSPACED_LETTER + "|" + EMOJI + "|[0-9#*]\u20E3)");
  private static final Pattern FREE_END =
      Pattern.compile("(?:" + UNSPACED_LETTER + "|" + EMOJI + ")$");

  private final List<List<Pattern>> followed;

  NaiveMatcher(List<Words> followed) {
    this.followed =
        followed.stream()
            .map(words -> words.terms().stream().map(NaiveMatcher::pattern).toList())
            .toList();
  }

  int[] match(String text, List<String> tags) {
    var texts =
        Stream.concat(
                Stream.of(Folding.fold(text)),
                tags.stream().map(Folding::fold).map(tag -> "#" + tag.replaceFirst("^#", "")))
            .toList();
    return IntStream.range(0, followed.size())
        .filter(i ->
            followed.get(i).stream().allMatch(term -> texts.stream().anyMatch(t -> has(term, t))))
        .toArray();
  }

  private static boolean has(Pattern term, String text) {
    var borders = borders(text);
    var found = term.matcher(text);
    for (var from = 0; found.find(from); from = text.offsetByCodePoints(found.start(), 1)) {
      if (isWhole(text, found.start(), borders) && isWhole(text, found.end(), borders)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(String text, int place, Set<Integer> borders) {
    return borders.contains(place)
        || !(isInEmoji(text.codePointBefore(place)) || isInEmoji(text.codePointAt(place)));
  }

  private static Set<Integer> borders(String text) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var borders = new HashSet<Integer>();
    for (var at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
      borders.add(at);
    }
    return borders;
  }

  private static boolean isInEmoji(int c) {
    return IN_EMOJI.matcher(Character.toString(c)).matches();
  }

  private static Pattern pattern(Term term) {
    var folded = term.folded();
    if (term instanceof Term.Tag) {
      return whole("(?<!" + ANY_LETTER + ")", "#" + folded, "(?!" + ANY_LETTER + ")");
    }
    return whole(
        FREE_BEGIN.matcher(folded).find() ? "" : "(?<!" + LETTER + ")",
        folded,
        FREE_END.matcher(folded).find() ? "" : "(?!" + LETTER + ")");
  }

  private static Pattern whole(String before, String folded, String behind) {
    return Pattern.compile(before + Pattern.quote(folded) + behind);
  }
}
