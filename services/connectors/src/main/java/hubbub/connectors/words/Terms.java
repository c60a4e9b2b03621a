package hubbub.connectors.words;

import hubbub.connectors.domain.NotAChannel;

/// Says what kind of term a piece without blanks is.
final class Terms {
  private static final String TAG_SIGNS = "#＃﹟";

  private Terms() {}

  static Term of(String folded, String asWritten) {
    if (!says(folded)) {
      throw new NotAChannel("“" + folded + "” has no letter, digit or emoji");
    }
    if (folded.charAt(0) == '-') {
      throw new NotAChannel("a word to be left out (“" + folded + "”) is not understood");
    }
    if (folded.charAt(0) == '#' && folded.charAt(1) != Signs.KEYCAP) {
      return tag(folded.substring(1), asWritten);
    }
    if (isEmoji(folded)) {
      return new Term.Emoji(folded, asWritten);
    }
    var unspaced =
        folded.codePoints().noneMatch(c -> Signs.isSpacedPart(c) || Signs.isEmojiPart(c));
    return unspaced ? new Term.Unspaced(folded, asWritten) : new Term.Word(folded, asWritten);
  }

  /// Whether there is anything to be found in it: a letter, digit or emoji.
  static boolean says(String folded) {
    return folded.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || Signs.isEmojiPart(c));
  }

  private static Term tag(String name, String asWritten) {
    var fits =
        name.codePoints()
            .allMatch(c -> Signs.isWordPart(c) || Signs.isEmojiPart(c) || c == Signs.JOINER);
    if (!fits) {
      throw new NotAChannel("a tag is # with letters, digits or _ behind it");
    }
    return new Term.Tag(
        name, TAG_SIGNS.indexOf(asWritten.charAt(0)) < 0 ? name : asWritten.substring(1));
  }

  private static boolean isEmoji(String folded) {
    for (var i = 0; i < folded.length(); ) {
      var c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (Signs.isKey(c) && i < folded.length() && folded.charAt(i) == Signs.KEYCAP) {
        i++;
      } else if (!Signs.isEmojiPart(c) && c != Signs.JOINER) {
        return false;
      }
    }
    return true;
  }
}
