package hubbub.platform.bus;

import java.time.Instant;
import java.util.List;

/// Batches that a hearer could not digest, kept with the reason.
public interface DeadLetters {
  /// The newest first, at most 100.
  List<Letter> list();

  /// Tries one again: applied outside the mark, deleted in the same transaction.
  ///
  /// @return whether there was such a letter
  boolean retry(long id);

  /// @param reason what went wrong, without any message's text
  record Letter(long id, String producer, int partition, long number, Instant at, String reason) {}
}
