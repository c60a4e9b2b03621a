package hubbub.statistics.domain;

/// An hour of a cover, or a part of it. Of use only while it is being read.
public interface Hour {
  /// Hours since 1970.
  long hour();

  /// Whether its minutes are still kept as pieces.
  boolean fine();

  /// Takes each second that had messages, and how many.
  void seconds(LongTaker taker);

  /// Takes who spoke in which minute.
  void attendance(Piece.Attendance taker);

  /// Adds what was said.
  void tops(WordCounts words, WordCounts emotes);

  /// Takes a key and its count.
  @FunctionalInterface
  interface LongTaker {
    void take(long key, long count);
  }
}
