package hubbub.statistics.http;

import hubbub.contracts.Channel;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.statistics.domain.Ledger;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Reading;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.Summarise;
import hubbub.statistics.domain.Summary;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of statistics over HTTP.
public final class StatisticsRoutes {
  private static final String ROOT = "/api/v1/statistics";
  private static final int TOP = 10;

  private final Ledger ledger;
  private final Bounds bounds;
  private final SeriesRoutes series;
  private final ChannelRoutes channels;

  public StatisticsRoutes(Ledger ledger, Clock clock, Bounds bounds) {
    this.ledger = ledger;
    this.bounds = bounds;
    series = new SeriesRoutes(ledger, clock, bounds);
    channels = new ChannelRoutes(ledger);
  }

  public void hang(Routes routes) {
    routes.document("statistics", "openapi/statistics.yaml");
    routes.get("/statistics", Access.FIGURES, this::totals);
    routes.get(ROOT, Access.FIGURES, this::totals);
    routes.get(ROOT + "/channels", Access.FIGURES, channels::list);
    routes.get(ROOT + "/compare", Access.FIGURES, series::compare);
    routes.get(ROOT + "/runs/{id}", Access.FIGURES, this::run);
    routes.get(ROOT + "/runs/{id}/series", Access.FIGURES, series::run);
    routes.get(ROOT + "/{platform}/{channel}", Access.FIGURES, this::channel);
    routes.get(ROOT + "/{platform}/{channel}/series", Access.FIGURES, series::channel);
  }

  private Answer totals(Request request) {
    return Answer.json(Figures.totals(ledger.look(Reading::totals)));
  }

  private Answer channel(Request request) {
    var channel = channelOf(request);
    var range = range(request);
    var top = top(request);
    var summary =
        ledger.look(reading ->
            Summarise.summarise(reading, scopeOf(reading, request, channel), range, top));
    return answer(request, "channel", channel.toString(), summary);
  }

  private Answer run(Request request) {
    var run = request.path("id");
    var range = range(request);
    var top = top(request);
    var summary =
        ledger.look(reading -> Summarise.summarise(reading, runOf(reading, run), range, top));
    return answer(request, "run", run, summary);
  }

  private int top(Request request) {
    return request.query().number("top", 1, bounds.top()).orElse((long) TOP).intValue();
  }

  private static Answer answer(Request request, String of, String name, Summary summary) {
    var json = Figures.summary(of, name, summary);
    Map<String, @Nullable Object> row = new LinkedHashMap<>(json);
    row.put("peak_at", Figures.time(summary.peak().at()));
    row.put("peak_messages", summary.peak().messages());
    var columns =
        List.of(
            of,
            "messages",
            "people",
            "new_people",
            "connected_seconds",
            "speed",
            "peak_at",
            "peak_messages");
    return Csv.answer(request, columns, List.of(row), json);
  }

  /// The channel that the path names.
  static Channel channelOf(Request request) {
    try {
      return new Channel(request.path("platform"), request.path("channel"));
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("There is no such channel: " + e.getMessage() + ".");
    }
  }

  /// The channel over all runs, or in the run that `run` names.
  static Scope scopeOf(Reading reading, Request request, Channel channel) {
    var all =
        reading
            .channel(channel)
            .orElseThrow(() -> Refusal.notFound("Nothing was ever heard of " + channel + "."));
    var run = request.query().text("run");
    return run.isEmpty()
        ? all
        : reading
            .channelInRun(channel, run.get())
            .orElseThrow(
                () -> Refusal.wrong("run", "there is no such run that listens to the channel"));
  }

  static Scope runOf(Reading reading, String run) {
    return reading.run(run).orElseThrow(() -> Refusal.notFound("There is no such run."));
  }

  /// From `from` and `to`, widened to whole seconds; all of time where neither is given.
  static Optional<Range> range(Request request) {
    var from = request.query().instant("from");
    var to = request.query().instant("to");
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        range(
            from.map(Seconds::of).orElse(Range.ALL.from()),
            to.map(Seconds::end).orElse(Range.ALL.to())));
  }

  static Range range(long from, long to) {
    if (to <= from) {
      throw Refusal.wrong("to", "must be after from");
    }
    return new Range(from, to);
  }
}
