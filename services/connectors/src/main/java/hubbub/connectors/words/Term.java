package hubbub.connectors.words;

/// A part of what is followed; a post has the words if it has all of their terms.
public sealed interface Term {
  /// As texts are compared ([Words#written]).
  String folded();

  /// As somebody wrote it, with capitals and accents; what was read from a channel's name has none.
  String asWritten();

  /// A word as a whole: in no longer word.
  record Word(String folded, String asWritten) implements Term {}

  /// Words that follow each other, with single blanks between.
  record Phrase(String folded, String asWritten) implements Term {}

  /// A tag, without its `#`.
  record Tag(String folded, String asWritten) implements Term {}

  /// One emoji or several that follow each other, none of them part of a joined one.
  record Emoji(String folded, String asWritten) implements Term {}

  /// Letters of a script that has no blanks between words: found anywhere.
  record Unspaced(String folded, String asWritten) implements Term {}
}
