package hubbub.archive.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long and how much is kept; where a part is absent, without end.
///
/// @param time messages received longer ago go
/// @param bytes while the log takes more, the oldest go
public record Keeping(Optional<Duration> time, Optional<Long> bytes) {
  /// Measured, with its indexes.
  private static final long BYTES_PER_MESSAGE = 250;

  private static final int VOLUMES = 8;
  private static final long VOLUME_MAX = 1_000_000;
  private static final long VOLUME_MIN = 5_000;

  public static Keeping everything() {
    return new Keeping(Optional.empty(), Optional.empty());
  }

  /// Messages before this go.
  public Optional<Instant> begin(Instant now) {
    return time.map(now::minus);
  }

  /// How many of the oldest messages go, if the log takes so much.
  public long tooMany(long messages, long takenBytes) {
    return bytes
        .filter(max -> takenBytes > max && takenBytes > 0)
        .map(max -> Math.ceilDiv(messages * (takenBytes - max), takenBytes))
        .orElse(0L);
  }

  /// How many messages a search volume holds: words leave with their volume, so no volume may be
  /// more than an eighth of what is kept.
  public long volumeMessages() {
    return bytes
        .map(max -> Math.clamp(max / BYTES_PER_MESSAGE / VOLUMES, VOLUME_MIN, VOLUME_MAX))
        .orElse(VOLUME_MAX);
  }

  /// How much time a search volume spans at most, for the same reason.
  public Duration volumeTime() {
    return time.map(t -> t.dividedBy(VOLUMES)).orElse(Duration.ofDays(36_500));
  }
}
