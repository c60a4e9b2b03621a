package hubbub.mood;

import hubbub.platform.config.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Settings and bounds of mood.
///
/// @param bots logins, lower-case, whose messages are no part of the mood
/// @param changeLasts how long another word must last before it is shown
/// @param voicesMax voices of the last minute that are remembered per channel, to tell loud people
///   and copies; 24 bytes each
/// @param secondsKept how long sums of single seconds are kept
/// @param tensKept how long sums of ten seconds are kept; minutes are kept for good
record MoodConfig(
    Set<String> bots,
    Duration changeLasts,
    int voicesMax,
    Duration secondsKept,
    Duration tensKept) {
  private static final String BOTS =
      "nightbot, streamelements, streamlabs, moobot, fossabot, wizebot, botrix, sery_bot,"
          + " soundalerts, kofistreambot, pokemoncommunitygame";

  static MoodConfig from(Settings settings) {
    return new MoodConfig(
        logins(settings.text("mood.bots", BOTS)),
        settings.duration("mood.change-lasts", Duration.ofSeconds(5)),
        settings.count("mood.voices-max", 20_000, 100, 1_000_000),
        settings.duration("mood.seconds-kept", Duration.ofDays(2)),
        settings.duration("mood.tens-kept", Duration.ofDays(30)));
  }

  private static Set<String> logins(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(login -> login.strip().toLowerCase(Locale.ROOT))
        .filter(login -> !login.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
