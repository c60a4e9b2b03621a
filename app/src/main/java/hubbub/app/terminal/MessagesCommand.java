package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import hubbub.app.terminal.Table.Cell;
import hubbub.platform.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hubbub messages`.
@Command(
    name = "messages",
    header = "find messages in the log",
    description = "All of what is asked must fit. ./hubbub export writes all that fit into a file.",
    footer = {
      "./hubbub messages --text save --limit 10",
      "./hubbub messages --channel twitch/kestrelplays --author ana --order oldest",
      "./hubbub messages --run last --kind raid --json"
    })
public final class MessagesCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  private final Hubbubs hubbubs;
  private final Screen screen;

  @Mixin private final Filters filters = new Filters();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "at most so many, up to 100000 (${DEFAULT-VALUE})")
  private int limit = 50;

  @Mixin private final Wanted wanted = new Wanted();

  public MessagesCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > 100_000) {
      throw new AskedWrongly("--limit is a number from 1 to 100000");
    }
    var found = find(hubbubs.running());
    return wanted.json() ? Wanted.print(found, screen) : show(found.path("messages"));
  }

  /// A page of the API may be short, even empty, although more follows.
  private JsonNode find(Server server) {
    var all = Json.mapper().createObjectNode();
    var messages = all.putArray("messages");
    // Asked once: which run is the last may change between two pages.
    var question = filters.query(server);
    var cursor = (String) null;
    do {
      var query =
          question
              .with("limit", Integer.toString(Math.min(PAGE, limit - messages.size())))
              .with("cursor", cursor);
      var page = server.get("archive", "/api/v1/messages" + query);
      page.path("messages").forEach(messages::add);
      all.set("next", page.path("next"));
      cursor = page.path("next").isNull() ? null : page.path("next").asString();
    } while (cursor != null && messages.size() < limit);
    return all;
  }

  private int show(JsonNode messages) {
    if (messages.isEmpty()) {
      screen.line("No message fits.");
      return 0;
    }
    var table =
        new Table()
            .words("received")
            .words("channel")
            .words("author")
            .figures("mood")
            .words("text");
    for (var message : messages) {
      var mood = message.path("mood");
      var deleted = !message.path("deleted_at").isNull();
      table.row(
          Figures.moment(message.path("received_at")),
          message.path("channel").asString(),
          message.path("author").path("name").asString(""),
          mood.isNull()
              ? ""
              : new Cell(
                  Figures.score(mood.path("score").asDouble()),
                  Figures.of(mood.path("label").asString(""))),
          deleted ? new Cell("(deleted)", Colour.QUIET) : message.path("text").asString(""));
    }
    table.show(screen);
    return 0;
  }
}
