package hubbub.connectors.watching;

import hubbub.connectors.domain.Run;
import hubbub.connectors.http.Starting;
import hubbub.contracts.Channel;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pages say that somebody watches a channel.
public final class WatchRoutes {
  private final Watching watching;

  public WatchRoutes(Watching watching) {
    this.watching = watching;
  }

  public void hang(Routes routes) {
    routes.put("/api/v1/watching/{platform}/{name}", Access.ACCOUNT, this::watch);
  }

  /// @param until how long it stays if nobody watches any more; null where somebody listens on
  ///   purpose
  record WatchedJson(String run, String state, @Nullable Instant until) {
    static WatchedJson of(Run run, @Nullable Instant until) {
      return new WatchedJson(run.id(), run.state().word(), until);
    }
  }

  private Answer watch(Request request) {
    var channel = channel(request);
    return switch (Starting.orAway(() -> watching.watch(channel))) {
      case Watched.Heard(var run, var until) -> Answer.json(WatchedJson.of(run, until));
      case Watched.HeardAnyway(var run) -> Answer.json(WatchedJson.of(run, null));
      case Watched.Wrong(var why) -> throw Refusal.wrong("name", why);
      case Watched.Elsewhere(var message) -> throw Refusal.elsewhere(message);
      case Watched.Full(var message) -> throw Refusal.clash(message);
    };
  }

  /// Rooms of our own need nobody to listen; captures and rehearsals are nothing to watch.
  private static Channel channel(Request request) {
    if (!request.path("platform").equals("twitch")) {
      throw Refusal.wrong("platform", "must be twitch");
    }
    try {
      return new Channel("twitch", request.path("name").toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("name", "is no name of a Twitch channel");
    }
  }
}
