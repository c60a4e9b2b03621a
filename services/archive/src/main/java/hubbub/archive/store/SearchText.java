package hubbub.archive.store;

import hubbub.archive.domain.WordQuery;
import hubbub.archive.domain.Words;
import java.util.List;

/// What is written into a search volume, and asked of it. Words never hold a space, a quote or
/// another ASCII sign, so nothing in a question has a meaning for SQLite.
final class SearchText {
  private SearchText() {}

  /// A text's words, for the column `words`.
  static String words(String text) {
    return String.join(" ", Words.of(text));
  }

  /// Where it was said, for the column `place`.
  static String place(long channel) {
    return "c" + channel;
  }

  /// A question in SQLite's language.
  ///
  /// @param channels one of these; all where empty
  static String match(WordQuery query, List<Long> channels) {
    var match = new StringBuilder();
    for (var term : query.terms()) {
      match.append(match.isEmpty() ? "" : " AND ").append("words : \"");
      match.append(String.join(" ", term.words())).append(term.open() ? "\" *" : "\"");
    }
    if (!channels.isEmpty()) {
      var places = channels.stream().map(c -> '"' + place(c) + '"').toList();
      match.append(" AND place : (").append(String.join(" OR ", places)).append(')');
    }
    return match.toString();
  }
}
