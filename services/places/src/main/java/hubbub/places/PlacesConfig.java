package hubbub.places;

import hubbub.platform.config.Settings;
import hubbub.platform.http.CsvUpload;

/// The settings and bounds of places.
///
/// @param imports how big a table may be
/// @param keysMax Idempotency-Keys that are remembered, each for a day
/// @param cacheBytes lists that are kept ready to be sent
record PlacesConfig(CsvUpload.Bounds imports, int keysMax, long cacheBytes) {
  private static final long MEBIBYTE = 1L << 20;

  static PlacesConfig from(Settings settings) {
    return new PlacesConfig(
        new CsvUpload.Bounds(
            settings.size("places.import-length-max", 32 * MEBIBYTE),
            settings.count("places.import-lines-max", 100_000, 1, 1_000_000)),
        settings.count("places.keys-max", 100_000, 1, 10_000_000),
        settings.size("places.cache-size", 8 * MEBIBYTE));
  }
}
