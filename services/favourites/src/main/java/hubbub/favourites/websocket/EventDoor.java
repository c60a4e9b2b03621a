package hubbub.favourites.websocket;

import hubbub.contracts.Channel;
import hubbub.favourites.shapes.ChannelName;
import hubbub.platform.http.Access;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.SocketHandler;
import hubbub.platform.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Where somebody who is signed in hears what happens to their favourites, and to any other
/// streamers that their page shows: the last `{"watch": ["hubbub/friday"]}` counts.
public final class EventDoor implements SocketHandler {
  private static final String PATH = "/api/v1/events/live";

  private final EventFanout fanout;
  private final int watchedMax;

  /// @param watchedMax streamers that one page may watch besides
  public EventDoor(EventFanout fanout, int watchedMax) {
    this.fanout = fanout;
    this.watchedMax = watchedMax;
  }

  public void hang(Routes routes) {
    routes.socket(PATH, Access.ACCOUNT, this);
  }

  /// @param watch streamers that are watched besides one's favourites
  record Watching(String kind, List<Channel> watch) {}

  record Problem(String kind, String title, @Nullable String detail, List<Refusal.Field> errors) {}

  @Override
  public Conversation opened(Request request, Socket socket) {
    var page = new EventPage(request.caller().person().id(), socket);
    if (!fanout.enter(page)) {
      socket.close(EventPage.TRY_LATER, "too many pages are open; try again later");
    }
    return new Conversation() {
      @Override
      public void said(String text) {
        hear(page, text);
      }

      @Override
      public void closed() {
        fanout.leave(page);
      }
    };
  }

  private void hear(EventPage page, String text) {
    try {
      page.watch(read(text));
      page.answer(Json.write(new Watching("watching", List.copyOf(page.watched()))));
    } catch (Refusal refusal) {
      page.answer(
          Json.write(
              new Problem("problem", "Not understood", refusal.getMessage(), refusal.errors())));
    }
  }

  private Set<Channel> read(String text) {
    var list = parse(text).path("watch");
    if (!list.isArray() || list.size() > watchedMax) {
      throw Refusal.wrong("/watch", "a list of at most " + watchedMax + " channels is needed");
    }
    var channels = new LinkedHashSet<Channel>();
    for (var at = 0; at < list.size(); at++) {
      channels.add(ChannelName.parse(list.get(at).stringValue(""), "/watch/" + at));
    }
    return channels;
  }

  private static JsonNode parse(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JacksonException _) {
      throw new Refusal(400, "this is no JSON", List.of());
    }
  }
}
