package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import hubbub.app.terminal.Table.Cell;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hubbub runs`.
@Command(
    name = "runs",
    header = "list runs, the newest first",
    description =
        "A run listens to channels from its start to its end. Wherever RUN is asked for, its id will"
            + " do, its name (the newest of that name), or `last`.",
    footer = {"./hubbub runs", "./hubbub runs --state running --json"})
public final class RunsCommand implements Callable<Integer> {
  private final Hubbubs hubbubs;
  private final Screen screen;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "only these: connecting, live, waiting, ended, or running, which all are that have not ended")
  private @Nullable String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "at most so many, up to 1000 (${DEFAULT-VALUE})")
  private int limit = 20;

  @Mixin private final Wanted wanted = new Wanted();

  public RunsCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var query = new Query().with("state", state).with("limit", Integer.toString(limit));
    var answer = hubbubs.running().get("connectors", "/api/v1/runs" + query);
    return wanted.json() ? Wanted.print(answer, screen) : show(answer.path("runs"));
  }

  private int show(JsonNode runs) {
    if (runs.isEmpty()) {
      screen.line("There is no run. ./hubbub watch twitch/NAME begins one.");
      return 0;
    }
    var table =
        new Table()
            .words("id")
            .words("name")
            .words("state")
            .words("started")
            .figures("connected")
            .figures("messages")
            .words("channels");
    for (var run : runs) {
      table.row(
          run.path("id").asString(),
          run.path("name").asString(""),
          state(run.path("state").asString()),
          Figures.moment(run.path("started_at")),
          Figures.seconds(run.path("connected_seconds")),
          Figures.count(run.path("messages").asLong()),
          run.path("channels")
              .valueStream()
              .map(channel -> channel.path("channel").asString())
              .collect(Collectors.joining(", ")));
    }
    table.show(screen);
    return 0;
  }

  private static Cell state(String state) {
    var colour =
        switch (state) {
          case "live" -> Colour.GOOD;
          case "ended" -> Colour.QUIET;
          default -> Colour.ODD;
        };
    return new Cell(state, colour);
  }
}
