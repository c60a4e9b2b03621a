package hubbub.connectors.spending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a post costs, what may be spent, and how it is reserved. Money is in millionths of a US
/// dollar.
///
/// @param perPost at least 1
/// @param runCap of a run without a budget of its own, and the most of one with; null for none
/// @param dayCap of a day of UTC; null for none
/// @param monthCap of a month of UTC; null for none
/// @param inFlight posts that may be on their way at any rate, and are always reserved
/// @param inFlightTime posts of so long a time at the present rate are, too
/// @param blockTime a block holds the posts of so long a time, but at least twice what may be on
///   its way
/// @param blockMax posts of a block
/// @param settleAfter how long a block is open that isn't read to its end
public record Prices(
    long perPost,
    @Nullable Long runCap,
    @Nullable Long dayCap,
    @Nullable Long monthCap,
    int inFlight,
    Duration inFlightTime,
    Duration blockTime,
    int blockMax,
    Duration settleAfter) {

  /// Whether anything bounds a run without a budget.
  public boolean isCapped() {
    return runCap != null || dayCap != null || monthCap != null;
  }

  /// What a run may cost in all; null if only the day and the month bound it.
  public @Nullable Long capOf(@Nullable Long budget) {
    if (budget == null || runCap == null) {
      return budget == null ? runCap : budget;
    }
    return Math.min(budget, runCap);
  }

  /// Whether a stream can be opened under a cap.
  public boolean isEnough(@Nullable Long cap) {
    return cap == null || cap >= least();
  }

  /// The least that a stream can be opened for.
  public long least() {
    return (inFlight + 1) * perPost;
  }
}
