package hubbub.chat.domain;

import java.util.Optional;

/// How blocked words are found in a line, in a time that grows with the line's length alone.
public interface Patterns {
  /// Finds one pattern in texts.
  @FunctionalInterface
  interface Finder {
    boolean isIn(String text);
  }

  /// @param regex whether it is a regular expression; else whole words in any case, `*` for any
  ///   letters
  /// @return empty if it is none, or too costly
  Optional<Finder> finder(String pattern, boolean regex);
}
