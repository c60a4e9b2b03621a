package hubbub.favourites;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// The settings and bounds of favourites.
///
/// @param most favourites of one person
/// @param eventsTime how long an event is kept
/// @param pagesMax pages that may hear events at once
/// @param watchedMax streamers that a page may watch besides one's favourites
record FavouritesConfig(int most, Duration eventsTime, int pagesMax, int watchedMax) {
  static FavouritesConfig from(Settings settings) {
    return new FavouritesConfig(
        settings.count("favourites.most", 200, 1, 1_000),
        settings.duration("favourites.events-time", Duration.ofDays(90)),
        settings.count("favourites.pages-max", 2_000, 1, 1_000_000),
        settings.count("favourites.watched-max", 20, 1, 1_000));
  }
}
