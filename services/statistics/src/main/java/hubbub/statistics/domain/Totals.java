package hubbub.statistics.domain;

/// What `GET /statistics` tells: over all runs of all time.
///
/// @param amount messages, each counted once per run that covers it
/// @param connectedMillis milliseconds with any channel of the run connected, summed over runs
public record Totals(long amount, long connectedMillis) {
  /// Whole seconds, rounded down after summing.
  public long elapsedSeconds() {
    return connectedMillis / 1_000;
  }

  /// `amount / elapsedSeconds` as printed; 0 before the first second.
  public double speed() {
    return elapsedSeconds() == 0 ? 0 : (double) amount / elapsedSeconds();
  }
}
