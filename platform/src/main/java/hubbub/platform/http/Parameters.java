package hubbub.platform.http;

import hubbub.platform.config.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parameters of a query or a form: `a=1&b=2`. Of one that comes twice the first counts, where one
/// is wanted.
final class Parameters implements Query {
  private static final int COUNT_MAX = 200;

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  static Parameters parse(@Nullable String text) {
    var values = new HashMap<String, List<String>>();
    if (text == null || text.isEmpty()) {
      return new Parameters(values);
    }
    var pairs = text.split("&", COUNT_MAX + 1);
    if (pairs.length > COUNT_MAX) {
      throw new Refusal(400, "more than " + COUNT_MAX + " parameters", List.of());
    }
    for (var pair : pairs) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      values
          .computeIfAbsent(Percent.decode(name, true), _ -> new ArrayList<>())
          .add(Percent.decode(value, true));
    }
    return new Parameters(values);
  }

  @Override
  public Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  @Override
  public List<String> texts(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  @Override
  public Optional<Long> number(String name, long min, long max) {
    return text(name).map(value -> number(name, value, min, max));
  }

  private static Long number(String name, String value, long min, long max) {
    try {
      var number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refusal.wrong(name, "must be a whole number from " + min + " to " + max);
    }
    throw Refusal.wrong(name, "must be a whole number from " + min + " to " + max);
  }

  @Override
  public Optional<Instant> instant(String name) {
    return text(name).map(value -> instant(name, value));
  }

  /// A plus sign that nobody encoded arrives as a space.
  private static Instant instant(String name, String value) {
    try {
      var at = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
      return Instant.ofEpochMilli(at.toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw Refusal.wrong(name, "must be a time such as 2026-11-21T18:00:00Z");
    }
  }

  @Override
  public Optional<Duration> duration(String name) {
    return text(name).map(value -> duration(name, value));
  }

  private static Duration duration(String name, String value) {
    try {
      return Units.duration(value);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong(name, "must be a duration such as 10m or PT10M");
    }
  }

  @Override
  public Optional<String> choice(String name, List<String> words) {
    return text(name)
        .map(value -> {
          if (!words.contains(value)) {
            throw Refusal.wrong(name, "must be one of " + String.join(", ", words));
          }
          return value;
        });
  }

  @Override
  public Optional<Boolean> flag(String name) {
    return choice(name, List.of("true", "false")).map("true"::equals);
  }
}
