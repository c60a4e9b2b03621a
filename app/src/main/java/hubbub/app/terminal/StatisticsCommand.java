package hubbub.app.terminal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hubbub statistics`.
@Command(
    name = "statistics",
    header = "show exact counts: of everything, of a channel, or of a run",
    description =
        "Without a word: messages, speed and connected time over all runs, and the channels with the"
            + " newest activity.",
    footer = {
      "./hubbub statistics",
      "./hubbub statistics twitch/kestrelplays --from 2026-07-01T00:00:00Z",
      "./hubbub statistics last --top 5",
      "  The run that was begun last.",
      "./hubbub statistics twitch/kestrelplays --run Friday --json"
    })
public final class StatisticsCommand implements Callable<Integer> {
  private final Hubbubs hubbubs;
  private final Screen screen;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL|RUN",
      description = "a channel as platform/name, or a run (see ./hubbub runs --help)")
  private @Nullable String subject;

  @Option(names = "--run", paramLabel = "RUN", description = "only this run's part of a channel")
  private @Nullable String run;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "from then on, e.g. 2026-07-01T20:00:00Z")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "before then")
  private @Nullable String to;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "how many chatters, words and emotes, up to 100 (${DEFAULT-VALUE})")
  private int top = 10;

  @Mixin private final Wanted wanted = new Wanted();

  public StatisticsCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var server = hubbubs.running();
    var word = subject;
    if (word == null) {
      return totals(server);
    }
    var answer = server.get("statistics", path(server, word) + query(server));
    if (wanted.json()) {
      return Wanted.print(answer, screen);
    }
    new Summary(screen).show(answer);
    return 0;
  }

  private String query(Server server) {
    return new Query()
        .with("run", RunNamed.id(server, run))
        .with("from", from)
        .with("to", to)
        .with("top", Integer.toString(top))
        .toString();
  }

  private static String path(Server server, String word) {
    return "/api/v1/statistics/"
        + (word.contains("/") ? ChannelNamed.path(word) : "runs/" + RunNamed.id(server, word));
  }

  private int totals(Server server) {
    var totals = server.get("statistics", "/statistics");
    if (wanted.json()) {
      return Wanted.print(totals, screen);
    }
    new Table()
        .words("")
        .words("")
        .row("messages", Figures.count(totals.path("amount").asLong()))
        .row("speed", Figures.rate(totals.path("speed").asDouble()) + " messages/s")
        .row("connected", Figures.seconds(totals.path("elapsed_time")))
        .show(screen);
    var channels = server.get("statistics", "/api/v1/statistics/channels").path("channels");
    if (!channels.isEmpty()) {
      screen.line("");
      var table = new Table().words("channel").figures("messages").words("last message");
      channels.forEach(channel ->
          table.row(
              channel.path("channel").asString(),
              Figures.count(channel.path("messages").asLong()),
              Figures.moment(channel.path("last_message_at"))));
      table.show(screen);
    }
    return 0;
  }
}
