package hubbub.app.terminal;

import hubbub.app.terminal.Table.Cell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hubbub mood`.
@Command(
    name = "mood",
    header = "say what a text shows, and which of its words carried that",
    description =
        "The score goes from -1 to 1. Where no Hubbub runs, one is started for the time. docs/mood.md"
            + " says what it can and cannot tell.",
    footer = {
      "./hubbub mood \"what a save, I love this team\"",
      "./hubbub mood --json \"meh\" \"this is awful\""
    })
public final class MoodCommand implements Callable<Integer> {
  private final Hubbubs hubbubs;
  private final Screen screen;

  @Parameters(
      arity = "1..1000",
      paramLabel = "TEXT",
      description = "one text a word; quote its spaces")
  private List<String> texts = List.of();

  @Mixin private final Wanted wanted = new Wanted();

  public MoodCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    try (var guest = hubbubs.guest(screen)) {
      var answer = guest.server().post("mood", "/api/v1/mood/classify", Map.of("texts", texts));
      if (wanted.json()) {
        return Wanted.print(answer, screen);
      }
      for (var at = 0; at < texts.size(); at++) {
        show(texts.get(at), answer.path("results").path(at));
      }
      return 0;
    }
  }

  private void show(String text, JsonNode result) {
    var label = result.path("label").asString("unread");
    var table = new Table().words("").figures("").words("");
    table.row(
        new Cell(label, Figures.of(label)),
        label.equals("unread") ? "" : Figures.score(result.path("score").asDouble()),
        text);
    for (var part : result.path("parts")) {
      var weight = part.path("weight").asDouble();
      table.row(
          "",
          new Cell(Figures.score(weight), Figures.of(weight < 0 ? "negative" : "positive")),
          part.path("text").asString());
    }
    table.show(screen);
  }
}
