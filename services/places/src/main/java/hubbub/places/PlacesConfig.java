package hubbub.places;

import hubbub.platform.config.Settings;

/// The settings and bounds of places.
record PlacesConfig() {
  static PlacesConfig from(Settings settings) {
    return new PlacesConfig();
  }
}
