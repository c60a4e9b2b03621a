package hubbub.connectors.words;

import hubbub.connectors.domain.NotAChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is followed on a platform of posts: terms that a post must all have, in any order.
public final class Words {
  /// Characters of what is followed.
  public static final int LENGTH_MAX = 100;

  /// Words, phrases, tags and emoji of it.
  public static final int TERMS_MAX = 10;

  private static final String QUOTES = "\"“”„‟＂";

  private final List<Term> terms;
  private final String written;

  private Words(List<Term> terms) {
    this.terms = List.copyOf(terms);
    this.written = terms.stream().map(Words::write).collect(Collectors.joining(" "));
  }

  /// Reads words as somebody wrote them: `bieber`, `"justin bieber" #tour 🔥`.
  ///
  /// @throws NotAChannel saying what is wrong, if they cannot be followed
  public static Words read(String text) {
    check(text);
    var terms = new ArrayList<Term>();
    var start = 0;
    while (start < text.length()) {
      var quote = nextQuote(text, start);
      split(text.substring(start, quote), terms);
      if (quote == text.length()) {
        break;
      }
      var end = nextQuote(text, quote + 1);
      if (end == text.length()) {
        throw new NotAChannel("the quote is not closed");
      }
      phrase(text.substring(quote + 1, end), terms);
      start = end + 1;
    }
    var words = new Words(terms);
    if (terms.isEmpty()) {
      throw new NotAChannel("there is no word in it");
    }
    if (terms.size() > TERMS_MAX) {
      throw new NotAChannel("at most " + TERMS_MAX + " words at once");
    }
    if (isLong(words.written)) {
      throw new NotAChannel("at most " + LENGTH_MAX + " characters");
    }
    return words;
  }

  /// One form for all that mean the same but for their order: folded, with single blanks. Reading
  /// it gives the same words.
  public String written() {
    return written;
  }

  /// What a post must have, all of it.
  public List<Term> terms() {
    return terms;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words words && written.equals(words.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }

  private static void check(String text) {
    if (text.isBlank()) {
      throw new NotAChannel("name a word, e.g. bieber");
    }
    if (isLong(text.strip())) {
      throw new NotAChannel("at most " + LENGTH_MAX + " characters");
    }
    text.codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL -> throw new NotAChannel("control characters are in no word");
            case Character.SURROGATE -> throw new NotAChannel("half a character is in it");
            default -> {}
          }
        });
  }

  private static boolean isLong(String text) {
    return text.codePointCount(0, text.length()) > LENGTH_MAX;
  }

  private static int nextQuote(String text, int start) {
    var at = start;
    while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static void split(String text, List<Term> terms) {
    var start = 0;
    for (var i = 0; i <= text.length(); i++) {
      if (i == text.length() || isBlank(text.charAt(i))) {
        var piece = text.substring(start, i);
        if (piece.equals("OR")) {
          throw new NotAChannel("OR is not understood: name each one for itself");
        }
        // What is one sign to the writer may be several words: ﷺ.
        var folded = folded(piece);
        var single = folded.indexOf(' ') < 0;
        for (var word : folded.split(" ", -1)) {
          add(word, single ? piece : word, terms);
        }
        start = i + 1;
      }
    }
  }

  private static void phrase(String text, List<Term> terms) {
    var folded = folded(text);
    if (folded.isEmpty()) {
      throw new NotAChannel("there is nothing in the quotes");
    }
    var asWritten = text.strip();
    if (folded.indexOf(' ') < 0) {
      add(folded, asWritten, terms);
    } else if (Terms.says(folded)) {
      put(new Term.Phrase(folded, asWritten.replaceAll("\\s+", " ")), terms);
    } else {
      throw new NotAChannel("“" + folded + "” has no letter, digit or emoji");
    }
  }

  private static void add(String folded, String asWritten, List<Term> terms) {
    if (!folded.isEmpty()) {
      put(Terms.of(folded, asWritten), terms);
    }
  }

  private static void put(Term term, List<Term> terms) {
    if (terms.stream().noneMatch(known -> write(known).equals(write(term)))) {
      terms.add(term);
    }
  }

  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  private static String folded(String text) {
    var folded = Folding.fold(text);
    return folded.indexOf('"') < 0 ? folded : Folding.fold(folded.replace('"', ' '));
  }

  private static String write(Term term) {
    return switch (term) {
      case Term.Phrase phrase -> '"' + phrase.folded() + '"';
      case Term.Tag tag -> '#' + tag.folded();
      case Term.Word word -> word.folded();
      case Term.Emoji emoji -> emoji.folded();
      case Term.Unspaced letters -> letters.folded();
    };
  }
}
