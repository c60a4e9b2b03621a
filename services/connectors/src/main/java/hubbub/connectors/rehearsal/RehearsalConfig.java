package hubbub.connectors.rehearsal;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// Settings of the rehearsal.
///
/// @param atFirstStart whether one begins by itself at the first start of an installation
/// @param lasts how long one lasts when nobody ends it
public record RehearsalConfig(boolean atFirstStart, Duration lasts) {
  public static RehearsalConfig from(Settings settings) {
    return new RehearsalConfig(
        settings.flag("rehearsal.at-first-start", true),
        settings.duration("rehearsal.lasts", Duration.ofMinutes(30)));
  }
}
