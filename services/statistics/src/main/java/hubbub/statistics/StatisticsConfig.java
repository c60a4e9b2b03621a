package hubbub.statistics;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// The settings and bounds of statistics.
///
/// @param fine how long it is kept who spoke in which second; later it is known by the minute
/// @param peopleCached how many people's numbers are kept in memory for each platform, about 150
///   bytes each
/// @param freshMax messages of a channel that may wait to be folded; questions go through them one
///   by one
/// @param pointsMax steps in one answer
/// @param tidyPause between two rounds of folding past hours and letting old minutes go
record StatisticsConfig(
    Duration fine, int peopleCached, int freshMax, int pointsMax, Duration tidyPause) {
  /// Chatters, words or emotes in one answer.
  static final int TOP_MAX = 100;

  /// Runs in one comparison.
  static final int COMPARED_MAX = 10;

  /// How long it is remembered that somebody was forgotten, for messages heard late.
  static final Duration FORGOTTEN_KEPT = Duration.ofDays(30);

  static StatisticsConfig from(Settings settings) {
    return new StatisticsConfig(
        Duration.ofDays(settings.number("statistics.fine-days", 14, 1, 36_500)),
        settings.count("statistics.people-cached", 100_000, 100, 10_000_000),
        settings.count("statistics.fold-messages", 20_000, 100, 1_000_000),
        settings.count("statistics.points-max", 10_000, 100, 100_000),
        settings.duration("statistics.tidy-pause", Duration.ofMinutes(1)));
  }
}
