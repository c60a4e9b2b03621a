package hubbub.connectors.replay;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// Settings and bounds of captures and replays.
///
/// @param capturesMax captures that may lie in the folder
/// @param captureSizeMax bytes of one upload
/// @param unpackedMax bytes that one capture may unpack to
/// @param pauseMax a longer silence in a capture is cut to this
public record ReplayConfig(
    int capturesMax, long captureSizeMax, long unpackedMax, Duration pauseMax) {

  public static ReplayConfig from(Settings settings) {
    return new ReplayConfig(
        settings.count("replay.captures-max", 1_000, 1, 100_000),
        settings.size("replay.capture-size-max", 2L << 30),
        settings.size("replay.unpacked-max", 20L << 30),
        settings.duration("replay.pause-max", Duration.ofMinutes(10)));
  }
}
