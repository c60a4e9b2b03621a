package hubbub.platform.bus;

import java.time.Duration;

/// How long the bus waits before it tries again or gives up.
///
/// @param tries how often a batch is tried before it goes to the dead letters
/// @param firstPause before the second try; it doubles each time
/// @param pauseMax the longest pause
/// @param hole how long a missing number may stay missing before it is noted as lost
/// @param gather how many batches at most are applied in one transaction
public record Patience(
    int tries, Duration firstPause, Duration pauseMax, Duration hole, int gather) {
  /// What a server uses.
  public static Patience usual() {
    return new Patience(
        3, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10), 32);
  }
}
