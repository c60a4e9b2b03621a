package hubbub.statistics.http;

import hubbub.platform.json.Json;
import hubbub.statistics.domain.Series;
import hubbub.statistics.domain.Summary;
import hubbub.statistics.domain.Totals;
import hubbub.statistics.domain.WordCounts.Counted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures as the API writes them, fields in the order of its design.
final class Figures {
  private static final double WHOLE_MAX = 1L << 53;

  private Figures() {}

  /// A number as it is printed: the shortest digits that mean it, whole ones without a point, none
  /// with an exponent.
  static Number number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < WHOLE_MAX) {
      return (long) value;
    }
    return new BigDecimal(new BigDecimal(Double.toString(value)).toPlainString());
  }

  static Map<String, Object> totals(Totals totals) {
    var json = new LinkedHashMap<String, Object>();
    json.put("amount", totals.amount());
    json.put("speed", number(totals.speed()));
    json.put("elapsed_time", totals.elapsedSeconds());
    return json;
  }

  /// @param of `channel` or `run`
  static Map<String, Object> summary(String of, String name, Summary summary) {
    var json = new LinkedHashMap<String, Object>();
    json.put(of, name);
    json.put("messages", summary.messages());
    json.put("people", summary.people());
    json.put("new_people", summary.newPeople());
    json.put("connected_seconds", seconds(summary.connectedMillis()));
    json.put("speed", number(summary.speed()));
    var peak = new LinkedHashMap<String, @Nullable Object>();
    peak.put("at", time(summary.peak().at()));
    peak.put("messages", summary.peak().messages());
    json.put("peak", peak);
    var top = new LinkedHashMap<String, Object>();
    top.put("chatters", summary.chatters());
    top.put("words", summary.words());
    top.put("emotes", summary.emotes().stream().map(Figures::emote).toList());
    json.put("top", top);
    return json;
  }

  private static Map<String, Object> emote(Counted emote) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", emote.word());
    json.put("count", emote.count());
    return json;
  }

  static Map<String, Object> series(Series series) {
    var json = new LinkedHashMap<String, Object>();
    json.put("step_seconds", series.stepSeconds());
    json.put(
        "points",
        series.points().stream()
            .map(point -> figures("at", String.valueOf(time(point.at())), point))
            .toList());
    return json;
  }

  /// A run's series, its steps counted from the run's start.
  static List<Map<String, Object>> aligned(Series series) {
    var start = series.points().isEmpty() ? 0 : series.points().getFirst().at();
    return series.points().stream()
        .map(point -> figures("offset_seconds", point.at() - start, point))
        .toList();
  }

  private static Map<String, Object> figures(String key, Object at, Series.Point point) {
    var json = new LinkedHashMap<String, Object>();
    json.put(key, at);
    json.put("messages", point.messages());
    put(json, "people", point.people() < 0 ? null : point.people());
    json.put("new_people", point.newPeople());
    json.put("gap", number(point.gap()));
    return json;
  }

  @SuppressWarnings("NullAway") // JSON has null; a map's values say so only where all may be
  private static void put(Map<String, Object> json, String key, @Nullable Object value) {
    json.put(key, value);
  }

  /// Milliseconds as seconds.
  static Number seconds(long millis) {
    return number(millis / 1_000.0);
  }

  /// A second as RFC 3339, null where it is negative.
  static @Nullable String time(long second) {
    return second < 0 ? null : Json.time(Instant.ofEpochSecond(second));
  }
}
