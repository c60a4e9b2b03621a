package hubbub.app.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hubbub watch`.
@Command(
    name = "watch",
    header = "watch a channel live: messages per second, mood, the last lines",
    description = {
      "Looks at the run that listens to the channel, or begins one and ends it at the end, which is after"
          + " --for or Ctrl-C.",
      "",
      "Where no Hubbub runs, one is started for the time: on the data folder that --data names, else on a"
          + " temporary one that goes with it."
    },
    footer = {
      "./hubbub watch twitch/kestrelplays",
      "./hubbub watch twitch/kestrelplays --for 10m --lines 0",
      "./hubbub watch twitch/kestrelplays --for 30s --json",
      "  What the feed says, a JSON object a line."
    })
public final class WatchCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final long LIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Hubbubs hubbubs;
  private final Screen screen;
  private final Ending ending;

  @Parameters(paramLabel = "CHANNEL", description = "as platform/name, e.g. twitch/kestrelplays")
  private String channel = "";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "how long, e.g. 30s, 10m or PT1H (until Ctrl-C)")
  private @Nullable String time;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "how many of the last messages are shown, up to 50 (${DEFAULT-VALUE})")
  private int lines = 8;

  @Mixin private final Wanted wanted = new Wanted();

  public WatchCommand(Hubbubs hubbubs, Screen screen, Ending ending) {
    this.hubbubs = hubbubs;
    this.screen = screen;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (lines < 0 || lines > 50) {
      throw new AskedWrongly("--lines is a number from 0 to 50");
    }
    var named = ChannelNamed.parse(channel.split("\\?", 2)[0]).toString();
    var limit = Times.of("--for", time);
    try (var guest = hubbubs.guest(screen)) {
      ending.listen();
      // The feed first: nothing of the run is missed then.
      try (var feed = Feed.open(guest.server(), named);
          var run = OwnRun.orOther(guest.server(), channel, named, limit)) {
        screen.note(
            run.isOurs()
                ? "A run was begun; it ends with this command (Ctrl-C)."
                : "A run listens already; it goes on afterwards.");
        watch(feed, run, named, limit);
        if (run.isOurs() && !guest.forgets()) {
          screen.note("Its figures: ./hubbub statistics " + run.id());
        }
      }
      return 0;
    }
  }

  private void watch(Feed feed, OwnRun run, String named, @Nullable Duration limit) {
    var begun = System.nanoTime();
    var live = new Live(screen, named, lines);
    var painting = new Painting();
    var looked = begun - STATE_NANOS;
    var shown = begun;
    while (!ending.isAsked()) {
      feed.next(LOOK).ifPresent(frame -> hear(frame, live));
      var now = System.nanoTime();
      if (now - looked >= STATE_NANOS) {
        looked = now;
        var state = run.state(named);
        live.isIn(state);
        if (state.equals("ended")) {
          break;
        }
      }
      if (!wanted.json() && now - shown >= (screen.live() ? LIVE_NANOS : PLAIN_NANOS)) {
        shown = now;
        painting.show(live, Duration.ofNanos(now - begun));
      }
      if (limit != null && now - begun >= limit.toNanos()) {
        break;
      }
    }
    var passed = Duration.ofNanos(System.nanoTime() - begun);
    hearTheRest(feed, live);
    if (!wanted.json()) {
      painting.show(live, passed);
    }
  }

  /// What was on its way, for a moment: somebody else's run may go on for long.
  private void hearTheRest(Feed feed, Live live) {
    var until = System.nanoTime() + REST_NANOS;
    while (System.nanoTime() < until) {
      feed.next(LOOK).ifPresent(frame -> hear(frame, live));
    }
  }

  private void hear(JsonNode frame, Live live) {
    live.hear(frame);
    if (wanted.json()) {
      screen.line(frame.toString());
    }
  }

  /// Paints over what it painted before, if somebody looks; else a few lines follow the others.
  private final class Painting {
    private int painted;

    void show(Live live, Duration passed) {
      var all = new ArrayList<String>();
      all.add(live.line(passed));
      all.add(live.bars());
      all.addAll(screen.live() ? padded(live.lines(true)) : live.lines(false));
      var text = new StringBuilder();
      if (screen.live() && painted > 0) {
        text.append("\u001b[").append(painted).append('A');
      }
      for (var line : all) {
        text.append(line).append(screen.live() ? "\u001b[K\n" : System.lineSeparator());
      }
      screen.out().print(text);
      screen.out().flush();
      painted = all.size();
    }

    /// As many lines as there will ever be, so that what stands above is not painted over.
    private List<String> padded(List<String> last) {
      var padded = new ArrayList<>(last);
      while (padded.size() < lines) {
        padded.add("");
      }
      return padded;
    }
  }

  /// A run that listens to the channel: one that was there, or one of our own, which we end.
  private record OwnRun(Server server, String id, boolean isOurs) implements AutoCloseable {
    static OwnRun orOther(Server server, String channel, String named, @Nullable Duration limit) {
      for (var run :
          server.get("connectors", "/api/v1/runs?state=running&limit=1000").path("runs")) {
        if (place(run, named) != null) {
          return new OwnRun(server, run.path("id").asString(), false);
        }
      }
      var wish =
          limit == null
              ? Map.of("channels", List.of(channel), "name", "watch " + named)
              : Map.of(
                  "channels", List.of(channel), "name", "watch " + named, "for", limit.toString());
      var run = server.post("connectors", "/api/v1/runs", wish);
      return new OwnRun(server, run.path("id").asString(), true);
    }

    private static @Nullable JsonNode place(JsonNode run, String named) {
      return run.path("channels")
          .valueStream()
          .filter(place -> place.path("channel").asString("").equalsIgnoreCase(named))
          .findFirst()
          .orElse(null);
    }

    /// `live`, `waiting` and so on, with what holds it up.
    String state(String named) {
      var run = server.get("connectors", "/api/v1/runs/" + Query.encoded(id));
      var place = place(run, named);
      var note = place == null ? "" : place.path("note").asString("");
      var state = (place == null ? run : place).path("state").asString("");
      return state + (note.isEmpty() || state.equals("ended") ? "" : " (" + note + ")");
    }

    @Override
    public void close() {
      if (isOurs) {
        server.delete("connectors", "/api/v1/runs/" + Query.encoded(id));
      }
    }
  }
}
