package hubbub.statistics.http;

import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.json.Json;
import hubbub.statistics.domain.DrawSeries;
import hubbub.statistics.domain.Ledger;
import hubbub.statistics.domain.Reading;
import hubbub.statistics.domain.Reading.RunName;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.Series;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures over time, step by step.
final class SeriesRoutes {
  private static final Map<String, Integer> STEPS =
      Map.of("1s", 1, "10s", 10, "1m", 60, "1h", 3_600);
  private static final List<String> WORDS = List.of("1s", "10s", "1m", "1h");
  private static final List<String> COLUMNS =
      List.of("at", "messages", "people", "new_people", "gap");

  private final Ledger ledger;
  private final Clock clock;
  private final Bounds bounds;

  SeriesRoutes(Ledger ledger, Clock clock, Bounds bounds) {
    this.ledger = ledger;
    this.clock = clock;
    this.bounds = bounds;
  }

  Answer channel(Request request) {
    var channel = StatisticsRoutes.channelOf(request);
    return answer(
        request,
        ledger.look(reading ->
            draw(reading, StatisticsRoutes.scopeOf(reading, request, channel), request)));
  }

  Answer run(Request request) {
    return answer(
        request,
        ledger.look(reading ->
            draw(reading, StatisticsRoutes.runOf(reading, request.path("id")), request)));
  }

  private static Answer answer(Request request, Series series) {
    var json = Figures.series(series);
    @SuppressWarnings("unchecked") // as Figures makes it
    var points = (List<Map<String, Object>>) json.getOrDefault("points", List.of());
    return Csv.answer(request, COLUMNS, points, json);
  }

  /// Whole steps from that of `from` to that of `to`; where these are not given, from the first
  /// sign of life to the last.
  private Series draw(Reading reading, Scope scope, Request request) {
    var step = step(request);
    var now = clock.millis();
    var lifetime = scope.lifetime(Math.floorDiv(now, 1_000L) + 1);
    var query = request.query();
    var asked = query.instant("from").isPresent() || query.instant("to").isPresent();
    var from = query.instant("from").map(Seconds::of).orElse(lifetime.from());
    var to =
        query
            .instant("to")
            .map(Seconds::end)
            .orElse(Math.max(lifetime.to(), query.instant("from").map(f -> from + 1).orElse(0L)));
    if (!asked && lifetime.length() == 0) {
      return new Series(step, List.of());
    }
    var range = StatisticsRoutes.range(from, to);
    var origin = Math.floorDiv(range.from(), step) * step;
    var points = points(origin, range.to(), step, bounds.points());
    return DrawSeries.draw(reading, scope, origin, step, points, now);
  }

  Answer compare(Request request) {
    var step = step(request);
    var ids = runs(request);
    var now = clock.millis();
    return ledger.look(reading -> {
      var runs = new ArrayList<Map<String, Object>>();
      var rows = new ArrayList<Map<String, Object>>();
      var left = bounds.points();
      for (var id : ids) {
        var name = reading.runName(id).orElseThrow(() -> noRun(id));
        var series = alignedSeries(reading, name, step, left, now);
        left -= series.points().size();
        var points = Figures.aligned(series);
        runs.add(comparedRun(name, points));
        points.forEach(point -> rows.add(row(id, point)));
      }
      var json = new LinkedHashMap<String, Object>();
      json.put("step_seconds", step);
      json.put("runs", runs);
      var columns = new ArrayList<>(List.of("run", "offset_seconds"));
      columns.addAll(COLUMNS.subList(1, COLUMNS.size()));
      return Csv.answer(request, columns, rows, json);
    });
  }

  private static Series alignedSeries(
      Reading reading, RunName name, int step, int pointsLeft, long now) {
    var scope = StatisticsRoutes.runOf(reading, name.id());
    var lifetime = scope.lifetime(Math.floorDiv(now, 1_000L) + 1);
    var origin = name.startedAt() < 0 ? lifetime.from() : name.startedAt() / 1_000;
    var points = points(origin, Math.max(origin, lifetime.to()), step, pointsLeft);
    return DrawSeries.draw(reading, scope, origin, step, points, now);
  }

  private static Map<String, Object> comparedRun(RunName name, List<Map<String, Object>> points) {
    var started = name.startedAt() < 0 ? "" : Json.time(Instant.ofEpochMilli(name.startedAt()));
    var run = new LinkedHashMap<String, Object>();
    run.put("id", name.id());
    run.put("name", name.name());
    run.put("started_at", started);
    run.put("points", points);
    return run;
  }

  private static Map<String, Object> row(String run, Map<String, ? extends @Nullable Object> of) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("run", run);
    row.putAll(of);
    @SuppressWarnings("unchecked") // a table writes null as nothing
    var values = (Map<String, Object>) (Map<String, ?>) row;
    return values;
  }

  private List<String> runs(Request request) {
    var text = request.query().text("runs").orElse("");
    var ids = new LinkedHashSet<String>();
    for (var id : text.split(",", -1)) {
      if (!id.isBlank()) {
        ids.add(id.strip());
      }
    }
    if (ids.isEmpty()) {
      throw Refusal.wrong("runs", "name the runs to compare, with commas between");
    }
    if (ids.size() > bounds.compared()) {
      throw Refusal.wrong("runs", "at most " + bounds.compared() + " runs are compared at once");
    }
    return List.copyOf(ids);
  }

  private static Refusal noRun(String id) {
    return Refusal.wrong("runs", "there is no run " + id);
  }

  private static int step(Request request) {
    var word = request.query().choice("step", WORDS).orElse("1m");
    return STEPS.getOrDefault(word, 60);
  }

  /// How many steps it takes from `from` to `to`.
  private static int points(long from, long to, int step, int most) {
    var points = -Math.floorDiv(from - to, (long) step);
    if (points > most) {
      throw Refusal.wrong(
          "step",
          "that would be "
              + points
              + " steps, and "
              + most
              + " are the most: take a larger step or a shorter range");
    }
    return (int) points;
  }
}
