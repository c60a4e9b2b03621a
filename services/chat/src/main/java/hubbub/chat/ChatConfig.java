package hubbub.chat;

import hubbub.chat.domain.Bounds;
import hubbub.platform.config.Settings;
import java.time.Duration;
import java.util.Optional;

/// The settings and bounds of chat.
///
/// @param rooms how much of everything there may be in rooms
/// @param roomsPerSocket rooms that one WebSocket may be in
/// @param retention how long lines are kept; empty for good
record ChatConfig(Bounds rooms, int roomsPerSocket, Optional<Duration> retention) {
  static ChatConfig from(Settings settings) {
    return new ChatConfig(
        new Bounds(
            settings.count("chat.line-length-max", 500, 1, 1_000),
            settings.count("chat.waiting-max", 20_000, 100, 1_000_000),
            settings.count("chat.group-max", 500, 1, 10_000),
            1_000,
            Duration.ofMinutes(10),
            settings.count("chat.visitors-max", 100_000, 1, 10_000_000),
            settings.count("chat.held-max", 200, 1, 10_000),
            settings.duration("chat.away-grace", Duration.ofSeconds(10)),
            new Bounds.Pace(
                settings.count("chat.lines-per-person", 20, 1, 100_000), Duration.ofSeconds(30)),
            new Bounds.Pace(
                settings.count("chat.lines-per-address", 100, 1, 1_000_000),
                Duration.ofSeconds(30))),
        settings.count("chat.rooms-per-socket", 100, 1, 10_000),
        Optional.of(settings.count("chat.retention-days", 0, 0, 36_500))
            .filter(days -> days > 0)
            .map(Duration::ofDays));
  }
}
