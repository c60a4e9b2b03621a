package hubbub.archive.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Words to find in a text: all of them, in any order. `"two words"` in quotes must follow each
/// other, `wor*` stands for every word that begins so. `AND` in capitals may stand between. Nothing
/// else has a meaning, so there is nothing to escape.
///
/// @param asked as it was asked
/// @param terms at least one
public record WordQuery(String asked, List<Term> terms) {
  public static final int LENGTH_MAX = 500;
  private static final int TERMS_MAX = 20;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// Words that follow each other.
  ///
  /// @param words at least one
  /// @param open whether the last one is only a beginning
  public record Term(List<String> words, boolean open) {}

  /// Reads what somebody typed.
  ///
  /// @throws IllegalArgumentException in words for people, if there is nothing to find in it
  public static WordQuery parse(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("at most " + LENGTH_MAX + " characters");
    }
    var terms = new ArrayList<Term>();
    var rest = text;
    while (!rest.isBlank()) {
      rest = rest.strip();
      var end = rest.startsWith("\"") ? endOfPhrase(rest) : endOfWord(rest);
      add(rest.substring(0, end), terms);
      rest = rest.substring(end);
    }
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("no word to find");
    }
    if (terms.size() > TERMS_MAX) {
      throw new IllegalArgumentException("at most " + TERMS_MAX + " words");
    }
    return new WordQuery(text, List.copyOf(terms));
  }

  private static int endOfPhrase(String rest) {
    var quote = rest.indexOf('"', 1);
    if (quote < 0) {
      return rest.length();
    }
    return quote + 1 < rest.length() && rest.charAt(quote + 1) == '*' ? quote + 2 : quote + 1;
  }

  private static int endOfWord(String rest) {
    var end = 1;
    while (end < rest.length()
        && !Character.isWhitespace(rest.charAt(end))
        && rest.charAt(end) != '"') {
      end++;
    }
    return end;
  }

  private static void add(String part, List<Term> terms) {
    if (part.equals("AND")) {
      return;
    }
    var open = part.length() > 1 && part.endsWith("*");
    var closed = open ? part.substring(0, part.length() - 1) : part;
    var words = new ArrayList<String>();
    SPACE
        .splitAsStream(closed.replace('"', ' ').strip())
        .forEach(piece -> words.addAll(Words.asked(piece)));
    if (!words.isEmpty()) {
      terms.add(new Term(List.copyOf(words), open));
    }
  }

  /// Whether a text with these words, in order, is meant.
  public boolean fits(List<String> words) {
    var all = new HashSet<>(words);
    for (var term : terms) {
      var single = term.words.size() == 1 && !term.open;
      if (single ? !all.contains(term.words.getFirst()) : !follows(term, words)) {
        return false;
      }
    }
    return true;
  }

  private static boolean follows(Term term, List<String> words) {
    for (var at = 0; at + term.words.size() <= words.size(); at++) {
      if (standsAt(term, words, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAt(Term term, List<String> words, int at) {
    var last = term.words.size() - 1;
    for (var i = 0; i < last; i++) {
      if (!words.get(at + i).equals(term.words.get(i))) {
        return false;
      }
    }
    var word = words.get(at + last);
    return term.open ? word.startsWith(term.words.get(last)) : word.equals(term.words.get(last));
  }
}
