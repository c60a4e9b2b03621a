package hubbub.chat.helix;

import hubbub.chat.domain.Rooms;
import hubbub.chat.irc.ChannelNumbers;
import hubbub.chat.irc.SpokenNotices;
import hubbub.platform.Ticker;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Handler;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The calls of Twitch's API that are answered here: first the table, then what is common to all.
public final class HelixRoutes {
  private static final int IDS_MAX = 100;

  private final Points points;
  private final Who who;
  private final Messages messages;
  private final Moderation moderation;
  private final ChatSettings settings;

  public HelixRoutes(
      Rooms rooms, Directory directory, ChannelNumbers numbers, Clock clock, Ticker ticker) {
    points = new Points(ticker, clock);
    who = new Who(directory, numbers);
    messages = new Messages(rooms, who, new SpokenNotices(clock));
    moderation = new Moderation(rooms, who, clock);
    settings = new ChatSettings(rooms, who);
  }

  public void hang(Routes routes) {
    routes.get("/helix/users", Access.OPEN, helix(this::users));
    routes.post("/helix/chat/messages", Access.CHAT, helix(messages::say));
    routes.post("/helix/moderation/bans", Access.MODERATION, helix(moderation::ban));
    routes.delete("/helix/moderation/bans", Access.MODERATION, helix(moderation::unban));
    routes.delete("/helix/moderation/chat", Access.MODERATION, helix(moderation::delete));
    routes.get("/helix/chat/settings", Access.OPEN, helix(settings::read));
    routes.patch("/helix/chat/settings", Access.MODERATION, helix(settings::change));
  }

  private Answer users(Request request) {
    var ids = request.query().texts("id");
    var logins = request.query().texts("login");
    if (ids.size() + logins.size() > IDS_MAX) {
      throw new Refusal(400, "at most " + IDS_MAX + " users at once", List.of());
    }
    var found = new LinkedHashMap<String, User>();
    ids.forEach(id -> who.user(id).ifPresent(user -> found.put(user.id(), user)));
    logins.forEach(login ->
        who.userCalled(login.toLowerCase(java.util.Locale.ROOT))
            .ifPresent(user -> found.put(user.id(), user)));
    if (ids.isEmpty() && logins.isEmpty()) {
      var self = request.caller().account();
      if (self.isEmpty()) {
        throw new Refusal(401, "this takes a token of somebody", List.of());
      }
      found.put(self.get().id(), User.of(self.get()));
    }
    return Answer.json(Map.of("data", List.copyOf(found.values())));
  }

  /// Every answer says how much more may be asked; refusals have Twitch's shape.
  private Handler helix(Handler handler) {
    return request -> {
      var left =
          points.take(request.caller().account().map(a -> a.id()).orElseGet(request::address));
      return answer(handler, request, left)
          .with("Ratelimit-Limit", Integer.toString(Points.LIMIT))
          .with("Ratelimit-Remaining", Integer.toString(left.remaining()))
          .with("Ratelimit-Reset", Long.toString(left.resetSeconds()));
    };
  }

  private static Answer answer(Handler handler, Request request, Points.Left left)
      throws Exception {
    if (!left.granted()) {
      return refused(429, "Too Many Requests");
    }
    try {
      return handler.answer(request);
    } catch (Refusal e) {
      return refused(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static Answer refused(int status, String message) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("error", title(status));
    problem.put("status", status);
    problem.put("message", message);
    return Answer.json(problem).withStatus(status);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Entity";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> "Error";
    };
  }
}
