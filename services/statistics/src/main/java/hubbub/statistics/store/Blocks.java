package hubbub.statistics.store;

import hubbub.statistics.domain.LongCounts;
import hubbub.statistics.domain.MinuteTally;
import hubbub.statistics.domain.WordCounts;

/// The bodies that are kept, made of [BlockWriter]'s blocks:
///
/// | column | blocks |
/// |---|---|
/// | `piece.body` | attendance by second of the minute, words, emotes |
/// | `hour.seconds` | counts by second of the hour |
/// | `hour.people` | attendance by minute of the hour |
/// | `hour.tops`, `whole.tops` | words, emotes |
/// | `whole.people` | people |
final class Blocks {
  private Blocks() {}

  static byte[] piece(MinuteTally minute) {
    return new BlockWriter()
        .attendance(minute.who())
        .words(minute.words())
        .words(minute.emotes())
        .bytes();
  }

  /// Adds a piece to a tally of its minute.
  static void addPiece(byte[] body, MinuteTally minute) {
    new BlockReader(body)
        .attendance(minute::addAttendance)
        .words(minute.words())
        .words(minute.emotes());
  }

  static byte[] attendance(LongCounts who) {
    return new BlockWriter().attendance(who).bytes();
  }

  static byte[] counts(LongCounts counts) {
    return new BlockWriter().counts(counts).bytes();
  }

  static byte[] tops(WordCounts words, WordCounts emotes) {
    return new BlockWriter().words(words).words(emotes).bytes();
  }

  static void addTops(byte[] body, WordCounts words, WordCounts emotes) {
    new BlockReader(body).words(words).words(emotes);
  }
}
