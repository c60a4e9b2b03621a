package hubbub.archive;

import hubbub.archive.domain.Keeping;
import hubbub.platform.config.DialKind;
import hubbub.platform.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// What the archive's owner chose.
///
/// @param keeping how long and how much is kept, as it is set now
record ArchiveConfig(Supplier<Keeping> keeping) {
  private static final int DAYS_MAX = 36_500;
  private static final long SIZE_MIN = 16L << 20;

  static ArchiveConfig from(Settings settings) {
    var days =
        settings.dial(
            "archive.retention-days",
            "0",
            DialKind.count(0, DAYS_MAX),
            "Days after which messages are deleted; 0 keeps other people's words for good.");
    var size =
        settings.dial(
            "archive.retention-size",
            "",
            DialKind.size(SIZE_MIN),
            "Room that messages may take; the oldest go first, so that the disk never fills.");
    return new ArchiveConfig(() -> keeping(days.get(), size.get()));
  }

  private static Keeping keeping(int days, Optional<Long> size) {
    return new Keeping(days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)), size);
  }
}
