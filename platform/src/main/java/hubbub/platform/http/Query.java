package hubbub.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The parameters of a query. Each method refuses the request with 422, naming the parameter, when
/// the value is wrong.
public interface Query {
  Optional<String> text(String name);

  /// All values of a parameter that may come several times, in order.
  List<String> texts(String name);

  Optional<Long> number(String name, long min, long max);

  /// `limit`: 50 where none is given, at most 1,000.
  default int limit() {
    return number("limit", 1, 1_000).orElse(50L).intValue();
  }

  /// RFC 3339.
  Optional<Instant> instant(String name);

  /// ISO 8601 or short (`10m`).
  Optional<Duration> duration(String name);

  /// One of the given words.
  Optional<String> choice(String name, List<String> words);

  Optional<Boolean> flag(String name);
}
