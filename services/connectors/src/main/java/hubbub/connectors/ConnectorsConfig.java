package hubbub.connectors;

import hubbub.connectors.bluesky.BlueskyConfig;
import hubbub.connectors.domain.Bounds;
import hubbub.connectors.names.NamesConfig;
import hubbub.connectors.rehearsal.RehearsalConfig;
import hubbub.connectors.replay.ReplayConfig;
import hubbub.connectors.twitch.TwitchConfig;
import hubbub.connectors.x.asking.XConfig;
import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;

/// Settings and bounds of the service, and of each of its connectors.
///
/// @param textRetention how long texts of X are kept
/// @param watchedMax channels that are listened to because a page shows them
record ConnectorsConfig(
    Bounds bounds,
    Duration textRetention,
    int watchedMax,
    TwitchConfig twitch,
    BlueskyConfig bluesky,
    NamesConfig names,
    ReplayConfig replay,
    RehearsalConfig rehearsal,
    XConfig x) {
  static ConnectorsConfig from(Settings settings) {
    return new ConnectorsConfig(
        new Bounds(
            settings.duration("connectors.gather", Duration.ofMillis(200)),
            500,
            settings.count("connectors.waiting-max", 5_000, 500, 1_000_000),
            settings.duration("connectors.hold", Duration.ofSeconds(10)),
            settings.duration("connectors.ids-kept", Duration.ofHours(24)),
            settings.count("connectors.runs-max", 100, 1, 10_000),
            settings.count("connectors.channels-per-run-max", 100, 1, 10_000),
            settings.count("connectors.channels-max", 1_000, 1, 100_000),
            200),
        textRetention(settings),
        settings.count("connectors.watched-max", 50, 0, 10_000),
        TwitchConfig.from(settings),
        BlueskyConfig.from(settings),
        NamesConfig.from(settings),
        ReplayConfig.from(settings),
        RehearsalConfig.from(settings),
        XConfig.from(settings));
  }

  /// Too short a time would let texts go before they are seen.
  private static Duration textRetention(Settings settings) {
    var key = "x.text-retention";
    var retention = settings.duration(key, Duration.ofHours(24));
    if (retention.compareTo(Duration.ofMinutes(10)) < 0) {
      throw new WrongSetting(key, "at least 10m");
    }
    return retention;
  }
}
