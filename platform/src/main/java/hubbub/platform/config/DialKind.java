package hubbub.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a setting that can be changed at run time is written as.
///
/// @param name for the API and the page: `number`, `size`, `duration`, `choice`
/// @param choices the words of a choice; else empty
/// @param hint what may be written, for people
/// @param reader throws [IllegalArgumentException], whose message says what would be right
public record DialKind<T>(
    String name, List<String> choices, String hint, Function<String, T> reader) {

  /// A whole number from `min` to `max`, both inclusive.
  public static DialKind<Integer> count(int min, int max) {
    var hint = "a whole number from " + min + " to " + max;
    return new DialKind<>("number", List.of(), hint, text -> count(text, min, max, hint));
  }

  private static int count(String text, int min, int max, String hint) {
    try {
      var number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The answer is the same for both.
    }
    throw new IllegalArgumentException("must be " + hint);
  }

  /// Bytes, or nothing at all.
  public static DialKind<Optional<Long>> size(long min) {
    var least = Units.write(min);
    return new DialKind<>(
        "size",
        List.of(),
        "a size such as 10GiB, at least " + least + "; nothing for none",
        text -> {
          if (text.isEmpty()) {
            return Optional.empty();
          }
          var size = Units.size(text);
          if (size < min) {
            throw new IllegalArgumentException("must be at least " + least);
          }
          return Optional.of(size);
        });
  }

  /// A duration from `min` to `max`, both inclusive.
  public static DialKind<Duration> duration(Duration min, Duration max) {
    var hint = "from " + Units.write(min) + " to " + Units.write(max);
    return new DialKind<>(
        "duration",
        List.of(),
        "a duration such as 12h or 30d, " + hint,
        text -> {
          var duration = Units.duration(text);
          if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new IllegalArgumentException("must be " + hint);
          }
          return duration;
        });
  }

  /// One of some words.
  public static DialKind<String> choice(List<String> words) {
    var hint = "one of " + String.join(", ", words);
    return new DialKind<>(
        "choice",
        words,
        hint,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException("must be " + hint);
          }
          return text;
        });
  }

  /// The same, read as something else.
  public <U> DialKind<U> as(Function<T, U> other) {
    return new DialKind<>(name, choices, hint, reader.andThen(other));
  }
}
