package hubbub.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hubbub compare`.
@Command(
    name = "compare",
    header = "lay runs beside each other, each from its start",
    footer = {"./hubbub compare Friday last", "./hubbub compare Friday last --step 10s --json"})
public final class CompareCommand implements Callable<Integer> {
  private static final int ROOM = 48;
  private static final int STEPS_MAX = 600;

  private final Hubbubs hubbubs;
  private final Screen screen;

  @Parameters(
      arity = "2..10",
      paramLabel = "RUN",
      description = "two to ten runs (see ./hubbub runs --help)")
  private List<String> words = List.of();

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "how long a step is: 1s, 10s, 1m or 1h (what fits the longest run)")
  private @Nullable String step;

  @Mixin private final Wanted wanted = new Wanted();

  public CompareCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var server = hubbubs.running();
    var runs = words.stream().map(word -> RunNamed.find(server, word)).toList();
    var ids = runs.stream().map(run -> run.path("id").asString()).collect(Collectors.joining(","));
    var query = new Query().with("runs", ids).with("step", step == null ? fitting(runs) : step);
    var answer = server.get("statistics", "/api/v1/statistics/compare" + query);
    return wanted.json() ? Wanted.print(answer, screen) : show(server, answer);
  }

  private static String fitting(List<JsonNode> runs) {
    var longest =
        runs.stream().mapToDouble(run -> run.path("connected_seconds").asDouble()).max().orElse(0);
    if (longest <= STEPS_MAX) {
      return "1s";
    }
    return longest <= STEPS_MAX * 10 ? "10s" : longest <= STEPS_MAX * 60 ? "1m" : "1h";
  }

  private int show(Server server, JsonNode compared) {
    var table =
        new Table()
            .words("run")
            .figures("messages")
            .figures("people")
            .figures("connected")
            .figures("per second")
            .figures("peak")
            .words("from its start on");
    for (var run : compared.path("runs")) {
      var id = run.path("id").asString();
      var figures = server.get("statistics", "/api/v1/statistics/runs/" + Query.encoded(id));
      var steps = new ArrayList<Long>();
      run.path("points").forEach(point -> steps.add(point.path("messages").asLong()));
      var name = run.path("name").asString("");
      table.row(
          name.isEmpty() ? id : name,
          Figures.count(figures.path("messages").asLong()),
          Figures.count(figures.path("people").asLong()),
          Figures.seconds(figures.path("connected_seconds")),
          Figures.rate(figures.path("speed").asDouble()),
          Figures.count(figures.path("peak").path("messages").asLong()),
          Sparkline.of(Sparkline.fitted(steps, ROOM), ROOM, screen));
    }
    table.show(screen);
    return 0;
  }
}
