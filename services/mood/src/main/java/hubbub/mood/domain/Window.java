package hubbub.mood.domain;

import org.jspecify.annotations.Nullable;

/// What a crowd showed over some time.
///
/// @param messages how many were said
/// @param score from -1 to 1, the mean by weight; null where nobody spoke
/// @param positive the share of weights that lean so; the three shares add up to 1, and are null
///   where nobody spoke
/// @param unread the share of all weights that is in languages that are not known; 0 where nobody
///   spoke
/// @param voices how many voices it rests on: messages by weight, those that were read
/// @param divided from 0 (of one mind) to 1 (two equal camps and nobody between)
public record Window(
    long messages,
    @Nullable Double score,
    @Nullable Double positive,
    @Nullable Double neutral,
    @Nullable Double negative,
    double unread,
    double voices,
    double divided) {
  public static final Window SILENT = new Window(0, null, null, null, null, 0, 0, 0);

  /// So many voices stand against a split: two people who differ are not yet two camps.
  private static final double DOUBT = 4;

  private static final double DIGITS = 10_000;

  public static Window of(Sums sums) {
    var weight = sums.weight();
    var unread = sums.unread() == 0 ? 0 : (double) sums.unread() / (sums.unread() + weight);
    if (weight == 0) {
      return new Window(sums.messages(), null, null, null, null, unread, 0, 0);
    }
    var positive = rounded((double) sums.positive() / weight);
    var negative = rounded((double) sums.negative() / weight);
    var neutral = rounded(1 - positive - negative);
    var voices = (double) weight / Sums.UNIT;
    var camps = 2.0 * Math.min(sums.positive(), sums.negative()) / weight;
    return new Window(
        sums.messages(),
        rounded((double) sums.score() / weight),
        positive,
        neutral,
        negative,
        rounded(unread),
        rounded(voices),
        rounded(camps * voices / (voices + DOUBT)));
  }

  /// The word for people; null where nobody spoke.
  public @Nullable Word word() {
    if (score == null) {
      return unread > 0 ? Word.UNREAD : null;
    }
    return Word.of(score, divided);
  }

  /// Without a negative zero, which JSON would show.
  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS + 0.0;
  }
}
