package hubbub.app.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hubbub replay`.
@Command(
    name = "replay",
    header = "play a recorded capture as if it were live, and show what came of it",
    description = {
      "Uploads the file (raw IRC lines, an NDJSON export, or JSON lines with u, m and ts; plain or gzip),"
          + " starts a run of it, and says how far it is. Ctrl-C ends the run; what was heard stays.",
      "",
      "Where no Hubbub runs, one is started for the time: on the data folder that --data names, else on a"
          + " temporary one that goes with it."
    },
    footer = {
      "./hubbub replay friday.ndjson --speed max",
      "./hubbub replay friday.ndjson --speed 4 --name \"Friday again\" --json"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int NAME_LENGTH_MAX = 60;

  private final Hubbubs hubbubs;
  private final Screen screen;
  private final Ending ending;

  @Parameters(paramLabel = "FILE", description = "a capture")
  private Path file = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      description = "so many times as fast as it was, or max (${DEFAULT-VALUE})")
  private String speed = "1";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the run is called (the file's name)")
  private String name = "";

  @Mixin private final Wanted wanted = new Wanted();

  public ReplayCommand(Hubbubs hubbubs, Screen screen, Ending ending) {
    this.hubbubs = hubbubs;
    this.screen = screen;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CouldNot("there is no file " + file + " that can be read");
    }
    try (var guest = hubbubs.guest(screen)) {
      ending.listen();
      var server = guest.server();
      var capture = freeName(server);
      upload(server, capture);
      try {
        return play(server, capture);
      } finally {
        server.delete("connectors", "/api/v1/captures/" + capture);
      }
    } catch (IOException e) {
      throw new CouldNot("the file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// The file's name as captures are called; another one's capture is left alone.
  private String freeName(Server server) {
    var whole = file.getFileName().toString().toLowerCase(Locale.ROOT);
    var plain =
        whole
            .replaceAll("\\.(gz|ndjson|jsonl|json|txt|irc|log)", "")
            .replaceAll("[^a-z0-9_-]+", "-");
    var stem = plain.replaceAll("^-+|-+$", "");
    var base =
        stem.isEmpty() ? "capture" : stem.substring(0, Math.min(stem.length(), NAME_LENGTH_MAX));
    var free = base;
    for (var number = 2; isTaken(server, free); number++) {
      free = base + "-" + number;
    }
    return free;
  }

  private static boolean isTaken(Server server, String capture) {
    return server
        .get("connectors", "/api/v1/captures?limit=1000")
        .path("captures")
        .valueStream()
        .anyMatch(one -> one.path("name").asString("").equals(capture));
  }

  private void upload(Server server, String capture) throws IOException {
    var size = Files.size(file);
    var progress = new Progress(screen, "kB sent");
    var bytes =
        new Counted(Files.newInputStream(file), sent -> progress.at(sent / 1_000, size / 1_000));
    var body = new Server.Body("application/octet-stream", bytes, size);
    var target = "/api/v1/captures/" + capture;
    server.open("connectors", "PUT", target, Optional.of(body)).close();
  }

  private int play(Server server, String capture) throws IOException {
    var total = CaptureLength.of(file);
    var wish =
        Map.of(
            "channels",
            List.of("replay/" + capture + "?speed=" + speed),
            "name",
            name.isEmpty() ? file.getFileName().toString() : name);
    var id = server.post("connectors", "/api/v1/runs", wish).path("id").asString();
    var target = "/api/v1/runs/" + Query.encoded(id);
    var progress = new Progress(screen, "messages");
    var run = server.get("connectors", target);
    while (!hasEnded(run) && !ending.isAskedWithin(LOOK)) {
      run = server.get("connectors", target);
      progress.at(run.path("messages").asLong(), total);
    }
    if (!hasEnded(run)) {
      server.delete("connectors", target);
      run = server.get("connectors", target);
    }
    progress.end(run.path("messages").asLong());
    return show(counted(server, run));
  }

  private static boolean hasEnded(JsonNode run) {
    return run.path("state").asString("").equals("ended");
  }

  /// Whoever counts hears a moment later.
  private JsonNode counted(Server server, JsonNode run) {
    var target = "/api/v1/statistics/runs/" + Query.encoded(run.path("id").asString());
    var until = System.nanoTime() + LAG_NANOS;
    while (true) {
      var late = System.nanoTime() >= until;
      try {
        var figures = server.get("statistics", target);
        if (late || figures.path("messages").asLong() >= run.path("messages").asLong()) {
          return figures;
        }
      } catch (CouldNot e) {
        if (late) {
          throw e;
        }
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private int show(JsonNode figures) {
    if (wanted.json()) {
      return Wanted.print(figures, screen);
    }
    screen.line("Run " + figures.path("run").asString(""));
    screen.line("");
    new Summary(screen).show(figures);
    return 0;
  }

  /// Tells how many bytes were read.
  private static final class Counted extends FilterInputStream {
    private final LongConsumer told;
    private long read;

    Counted(InputStream in, LongConsumer told) {
      super(in);
      this.told = told;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      var got = super.read(bytes, from, length);
      if (got > 0) {
        read += got;
        told.accept(read);
      }
      return got;
    }
  }
}
