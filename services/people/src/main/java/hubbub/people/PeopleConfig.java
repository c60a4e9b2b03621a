package hubbub.people;

import hubbub.platform.config.Settings;
import hubbub.platform.http.CsvUpload;

/// The settings and bounds of people.
///
/// @param imports how big a table may be
/// @param keysMax Idempotency-Keys that are remembered, each for a day
/// @param cacheBytes lists that are kept ready to be sent
/// @param stepMax people who leave a deleted place in one transaction
record PeopleConfig(CsvUpload.Bounds imports, int keysMax, long cacheBytes, int stepMax) {
  private static final long MEBIBYTE = 1L << 20;

  static PeopleConfig from(Settings settings) {
    return new PeopleConfig(
        new CsvUpload.Bounds(
            settings.size("people.import-length-max", 32 * MEBIBYTE),
            settings.count("people.import-lines-max", 100_000, 1, 1_000_000)),
        settings.count("people.keys-max", 100_000, 1, 10_000_000),
        settings.size("people.cache-size", 8 * MEBIBYTE),
        settings.count("people.step-max", 1_000, 1, 100_000));
  }
}
