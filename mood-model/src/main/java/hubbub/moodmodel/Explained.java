package hubbub.moodmodel;

import java.util.List;

/// What a text shows, and why.
///
/// @param score from -1 to 1, the same as [MoodModel#classify] gives
/// @param parts what carried it, in the order of the text; what changes next to nothing is left out
public record Explained(Label label, double score, List<Part> parts) {

  /// A word, phrase, emote or emoji that weighed.
  ///
  /// @param text as it is read: without invisible characters and outer punctuation
  /// @param weight its share of the score; negative where it speaks against
  public record Part(String text, double weight) {}
}
