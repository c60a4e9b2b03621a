package hubbub.peopleperplace;

import hubbub.platform.config.Settings;

/// The settings and bounds of people per place.
record PeoplePerPlaceConfig() {
  static PeoplePerPlaceConfig from(Settings settings) {
    return new PeoplePerPlaceConfig();
  }
}
