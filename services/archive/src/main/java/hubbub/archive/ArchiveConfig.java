package hubbub.archive;

import hubbub.archive.domain.Keeping;
import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;
import java.util.Optional;

/// What the archive's owner chose.
///
/// @param keeping how long and how much is kept
record ArchiveConfig(Keeping keeping) {
  private static final int DAYS_MAX = 36_500;
  private static final long SIZE_MIN = 16L << 20;

  static ArchiveConfig from(Settings settings) {
    var days = settings.count("archive.retention-days", 0, 0, DAYS_MAX);
    var size = settings.size("archive.retention-size");
    if (size.isPresent() && size.get() < SIZE_MIN) {
      throw new WrongSetting("archive.retention-size", "is at least 16 MiB");
    }
    return new ArchiveConfig(
        new Keeping(days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)), size));
  }
}
