package hubbub.moodmodel;

/// What a word does beside carrying a valence; bits, because a word may do several.
final class Traits {
  /// It has a valence from a lexicon, even if that is 0.
  static final int RATED = 1;

  /// A picture: emote, emoji or emoticon. The words around it don't negate or boost it.
  static final int PICTURE = 1 << 1;

  /// It turns praise around, as Kappa does.
  static final int SARCASM = 1 << 2;

  static final int BOOSTS = 1 << 3;
  static final int DAMPS = 1 << 4;
  static final int NEGATES = 1 << 5;
  static final int NEVER = 1 << 6;
  static final int SO_OR_THIS = 1 << 7;
  static final int WITHOUT = 1 << 8;
  static final int DOUBT = 1 << 9;
  static final int BUT = 1 << 10;
  static final int NO = 1 << 11;
  static final int OR_NOR = 1 << 12;
  static final int LEAST = 1 << 13;
  static final int AT_OR_VERY = 1 << 14;

  /// A phrase of the table begins with it.
  static final int BEGINS_PHRASE = 1 << 15;

  /// It is several words that are read as one.
  static final int PHRASE = 1 << 16;

  /// The token is written in capitals; set by [Tokens], not by the table.
  static final int CAPITALS = 1 << 17;

  private Traits() {}
}
