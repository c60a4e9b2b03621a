package hubbub.connectors.x.asking;

import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.words.Term;
import hubbub.connectors.words.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A rule of X's filtered stream. Streams there heed accents, so a word is asked for as it was
/// written and as it is folded; what comes is checked by our own matcher.
///
/// @param value in X's words, at most [#LENGTH_MAX] characters
/// @param tag what it is known by: says whose it is, and changes with the value
public record XRule(String value, String tag) {
  public static final int LENGTH_MAX = 1_024;

  private static final int HASH_LENGTH = 16;

  /// @param writings how it was written: the same words but for capitals and accents, at least one
  /// @param prefix of all tags of this installation
  /// @throws NotAChannel if X takes no rule that long
  public static XRule of(List<Words> writings, String prefix) {
    var value = value(writings);
    if (value.length() > LENGTH_MAX) {
      value = value(writings.subList(0, 1));
    }
    if (value.length() > LENGTH_MAX) {
      throw new NotAChannel(
          "X takes rules of at most 1,024 characters; this has " + value.length());
    }
    return new XRule(value, prefix + hash(value));
  }

  private static String value(List<Words> writings) {
    var terms = new ArrayList<String>();
    for (var i = 0; i < writings.getFirst().terms().size(); i++) {
      var variants = new LinkedHashMap<String, String>();
      for (var writing : writings) {
        if (i < writing.terms().size()) {
          var term = writing.terms().get(i);
          // X doesn't heed capitals.
          for (var variant : List.of(inX(term, term.folded()), inX(term, term.asWritten()))) {
            variants.putIfAbsent(variant.toLowerCase(Locale.ROOT), variant);
          }
        }
      }
      var all = String.join(" OR ", variants.values());
      terms.add(variants.size() == 1 ? all : "(" + all + ")");
    }
    return String.join(" ", terms);
  }

  private static String inX(Term term, String text) {
    return switch (term) {
      case Term.Tag _ -> "#" + bare(text);
      case Term.Emoji _ -> text;
      case Term.Word _, Term.Unspaced _ -> keyword(text);
      case Term.Phrase _ -> quoted(text);
    };
  }

  private static String bare(String tag) {
    return tag.startsWith("#") || tag.startsWith("＃") ? tag.substring(1) : tag;
  }

  /// What is more than letters and digits, or an operator, is quoted.
  private static String keyword(String word) {
    var upper = word.toUpperCase(Locale.ROOT);
    var plain =
        word.codePoints()
            .allMatch(c ->
                Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    return plain && !upper.equals("OR") && !upper.equals("AND") ? word : quoted(word);
  }

  /// A quote can't be escaped inside of one, so it is dropped.
  private static String quoted(String text) {
    return '"' + text.replaceAll("[\"“”„‟＂\\\\]", "").strip() + '"';
  }

  private static String hash(String value) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
