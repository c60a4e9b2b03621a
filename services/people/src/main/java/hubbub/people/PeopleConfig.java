package hubbub.people;

import hubbub.platform.config.Settings;

/// The settings and bounds of people.
record PeopleConfig() {
  static PeopleConfig from(Settings settings) {
    return new PeopleConfig();
  }
}
