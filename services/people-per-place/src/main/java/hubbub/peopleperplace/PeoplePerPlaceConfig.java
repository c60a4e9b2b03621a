package hubbub.peopleperplace;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// The settings and bounds of people per place.
///
/// @param ageMax how old what is known of a service may be before the health page says so
/// @param cacheBytes answers that are kept ready to be sent
/// @param bigAnswersMax answers too long for memory that are read at once
/// @param bigAnswerTime how long sending one of these may take
record PeoplePerPlaceConfig(
    Duration ageMax, long cacheBytes, int bigAnswersMax, Duration bigAnswerTime) {
  static PeoplePerPlaceConfig from(Settings settings) {
    return new PeoplePerPlaceConfig(
        settings.duration("people-per-place.age-max", Duration.ofSeconds(10)),
        settings.size("people-per-place.cache-size", 8L << 20),
        settings.count("people-per-place.big-answers-max", 2, 1, 3),
        settings.duration("people-per-place.big-answer-time", Duration.ofMinutes(1)));
  }
}
