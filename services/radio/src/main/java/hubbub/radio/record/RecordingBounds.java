package hubbub.radio.record;

import java.time.Duration;

/// What recordings may take.
///
/// @param segmentLengthMax bytes after which a new segment begins
/// @param segmentTimeMax sound after which a new segment begins
/// @param waitingMax bytes of one show that may wait for the disk; beyond, its recording stops
/// @param roomMin bytes that stay free on the disk; with less, no show is recorded
/// @param keepTime how long a show is kept after its end; zero keeps it for ever
/// @param keepLength bytes of all shows; the oldest that ended go first. 0 sets no bound
public record RecordingBounds(
    long segmentLengthMax,
    Duration segmentTimeMax,
    int waitingMax,
    long roomMin,
    Duration keepTime,
    long keepLength) {
  private static final long MEBIBYTE = 1 << 20;

  /// What is used where nothing else is set.
  public static RecordingBounds usual() {
    return new RecordingBounds(
        64 * MEBIBYTE, Duration.ofMinutes(30), 2 << 20, 512 * MEBIBYTE, Duration.ZERO, 0);
  }
}
