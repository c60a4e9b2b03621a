package hubbub.statistics.domain;

/// A minute of a cover, or what one hearing brought for it. Of use only while it is being read.
public interface Piece {
  /// Minutes since 1970.
  long minute();

  /// Takes who spoke in which second.
  void attendance(Attendance taker);

  /// Adds what was said.
  void tops(WordCounts words, WordCounts emotes);

  /// Takes who spoke when.
  @FunctionalInterface
  interface Attendance {
    /// @param second the second, or the beginning of the minute where no more is known
    /// @param person 0 for somebody who is not to be known
    void take(long second, int person, long messages);
  }
}
