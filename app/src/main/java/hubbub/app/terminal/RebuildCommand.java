package hubbub.app.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hubbub rebuild`.
@Command(
    name = "rebuild",
    header = "make a copy of other services' rows anew, while it goes on answering",
    description =
        "people-per-place keeps a copy of what places and people have. If it is ever doubted, this reads all of it again"
            + " from both; the old copy answers until the new one is whole.",
    footer = "./hubbub rebuild people-per-place")
public final class RebuildCommand implements Callable<Integer> {
  private static final String TARGET = "/api/v1/people-per-place/rebuild";
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Hubbubs hubbubs;
  private final Screen screen;
  private final Ending ending;

  /// Who keeps a copy.
  enum Copier {
    PEOPLE_PER_PLACE;

    @Override
    public String toString() {
      return "people-per-place";
    }
  }

  @Parameters(paramLabel = "SERVICE", description = "people-per-place")
  private Copier copier = Copier.PEOPLE_PER_PLACE;

  public RebuildCommand(Hubbubs hubbubs, Screen screen, Ending ending) {
    this.hubbubs = hubbubs;
    this.screen = screen;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var server = hubbubs.running();
    ending.listen();
    var now = server.post(copier.toString(), TARGET, Map.of());
    var progress = new Progress(screen, "rows");
    while (state(now).equals("running")) {
      if (ending.isAskedWithin(LOOK)) {
        screen.note("It goes on without us.");
        return 0;
      }
      now = server.get(copier.toString(), TARGET);
      progress.at(rows(now), -1);
    }
    progress.end(rows(now));
    if (!state(now).equals("done")) {
      throw new CouldNot("it was not rebuilt: " + now.path("why").asString(state(now)));
    }
    screen.line(
        "It has "
            + Figures.count(now.path("places").asLong())
            + " places and "
            + Figures.count(now.path("people").asLong())
            + " people now.");
    return 0;
  }

  private static String state(JsonNode now) {
    return now.path("state").asString("");
  }

  private static long rows(JsonNode now) {
    return now.path("places").asLong() + now.path("people").asLong();
  }
}
