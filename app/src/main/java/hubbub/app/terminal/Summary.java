package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import hubbub.app.terminal.Table.Cell;
import tools.jackson.databind.JsonNode;

/// Shows a channel's or a run's figures.
final class Summary {
  private final Screen screen;

  Summary(Screen screen) {
    this.screen = screen;
  }

  void show(JsonNode figures) {
    var peak = figures.path("peak");
    new Table()
        .words("")
        .words("")
        .row("messages", Figures.count(figures.path("messages").asLong()))
        .row(
            "people",
            Figures.count(figures.path("people").asLong())
                + ", "
                + Figures.count(figures.path("new_people").asLong())
                + " of them new")
        .row("connected", Figures.seconds(figures.path("connected_seconds")))
        .row("speed", Figures.rate(figures.path("speed").asDouble()) + " messages/s")
        .row(
            "peak",
            Figures.count(peak.path("messages").asLong())
                + " in a second"
                + (peak.path("at").isString() ? ", at " + Figures.moment(peak.path("at")) : ""))
        .show(screen);
    top(figures.path("top"));
  }

  private void top(JsonNode top) {
    var chatters = top.path("chatters");
    var words = top.path("words");
    var emotes = top.path("emotes");
    var rows = Math.max(chatters.size(), Math.max(words.size(), emotes.size()));
    if (rows == 0) {
      return;
    }
    screen.line("");
    var table =
        new Table()
            .words("chatter")
            .figures("messages")
            .words("word")
            .figures("said")
            .words("emote")
            .figures("shown");
    for (var at = 0; at < rows; at++) {
      table.row(
          chatters.path(at).path("name").asString(""),
          figure(chatters.path(at).path("messages")),
          words.path(at).path("word").asString(""),
          figure(words.path(at).path("count")),
          emotes.path(at).path("name").asString(""),
          figure(emotes.path(at).path("count")));
    }
    table.show(screen);
  }

  private static Cell figure(JsonNode figure) {
    return new Cell(figure.isNumber() ? Figures.count(figure.asLong()) : "", Colour.QUIET);
  }
}
