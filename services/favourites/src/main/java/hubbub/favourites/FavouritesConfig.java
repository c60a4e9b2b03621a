package hubbub.favourites;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.time.Duration;

/// The settings and bounds of favourites.
///
/// @param most favourites of one person
/// @param eventsTime how long an event is kept
/// @param pagesMax pages that may hear events at once
/// @param watchedMax streamers that a page may watch besides one's favourites
record FavouritesConfig(int most, Duration eventsTime, int pagesMax, int watchedMax) {
  private static final String EVENTS_TIME = "favourites.events-time";
  private static final Duration EVENTS_TIME_MIN = Duration.ofHours(1);

  static FavouritesConfig from(Settings settings) {
    return new FavouritesConfig(
        settings.count("favourites.most", 200, 1, 1_000),
        eventsTime(settings),
        settings.count("favourites.pages-max", 2_000, 1, 1_000_000),
        settings.count("favourites.watched-max", 20, 1, 1_000));
  }

  /// What is told again within its platform's patience must still be known.
  private static Duration eventsTime(Settings settings) {
    var time = settings.duration(EVENTS_TIME, Duration.ofDays(90));
    if (time.compareTo(EVENTS_TIME_MIN) < 0) {
      throw new WrongSetting(EVENTS_TIME, "must be an hour or more");
    }
    return time;
  }
}
