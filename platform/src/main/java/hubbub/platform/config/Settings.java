package hubbub.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the person who runs Hubbub chose. Flags win over the environment, the environment over the
/// file, the file over the default. Each key is asked for once, by the config of the service that
/// it belongs to; those of mail by each service that sends any.
///
/// Every method throws [WrongSetting], which names the key, when the value is not of its type or
/// out of its bounds.
public interface Settings {
  /// A whole number from `min` to `max`, both inclusive.
  long number(String key, long fallback, long min, long max);

  /// The same as an `int`.
  default int count(String key, int fallback, int min, int max) {
    return Math.toIntExact(number(key, fallback, min, max));
  }

  String text(String key, String fallback);

  Optional<String> text(String key);

  /// `true` or `false`.
  boolean flag(String key, boolean fallback);

  /// One of the given words.
  String choice(String key, String fallback, List<String> words);

  /// ISO 8601 (`PT10M`) or short (`10m`, `500ms`, `1d`); never negative.
  Duration duration(String key, Duration fallback);

  /// Bytes: `10GiB`, `512MiB`, `100kB` or a plain number.
  long size(String key, long fallback);

  Optional<Long> size(String key);

  /// `host:port`.
  Address address(String key, Address fallback);

  Optional<Path> path(String key);

  /// A setting that can be changed while the house runs; asked for once.
  ///
  /// @param fallback the default, as it is written; empty for none
  /// @param why somebody might change it, in one line
  <T> Dial<T> dial(String key, String fallback, DialKind<T> kind, String why);

  /// The first line of the file that the setting `key` (ending in `-file`) names. Never logged.
  Optional<String> secret(String key);
}
