package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.SocketHandler;
import hubbub.platform.json.Json;
import hubbub.radio.air.Wanted;
import hubbub.radio.levels.Level;
import hubbub.radio.levels.Meters;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells whoever watches a channel how loud its sources are, ten times a second: one frame for all.
/// Whoever does not keep up gets the next one.
public final class LevelRoutes implements SocketHandler, Meters.Watcher {
  private static final String PATH = "/api/v1/streams/{channel}/levels";

  /// RFC 6455 §7.4.1 and its registry: try again later.
  private static final int TRY_LATER = 1013;

  /// What is left to those who are signed in.
  private static final int RESERVED = 4;

  private final int most;
  private final Map<String, Set<Socket>> watching = new ConcurrentHashMap<>();
  private final AtomicInteger watchers = new AtomicInteger();

  /// @param most watchers in all; three quarters of them may be strangers
  public LevelRoutes(int most) {
    this.most = most;
  }

  public void hang(Routes routes) {
    routes.socket(PATH, Access.OPEN, this);
  }

  /// How many watch.
  public int watchers() {
    return watchers.get();
  }

  @Override
  public Conversation opened(Request request, Socket socket) {
    var room = request.caller().account().isPresent() ? most : most - most / RESERVED;
    if (watchers.incrementAndGet() > room) {
      watchers.decrementAndGet();
      socket.close(TRY_LATER, "too many watch levels; try again later");
      return _ -> {};
    }
    var channel = request.path("channel").toLowerCase(Locale.ROOT);
    enter(channel, socket);
    return new Conversation() {
      @Override
      public void said(String text) {
        // Nothing is to be said here.
      }

      @Override
      public void closed() {
        watchers.decrementAndGet();
        leave(channel, socket);
      }
    };
  }

  private void enter(String channel, Socket socket) {
    watching.compute(
        channel,
        (_, sockets) -> {
          var all = sockets == null ? ConcurrentHashMap.<Socket>newKeySet() : sockets;
          all.add(socket);
          return all;
        });
  }

  private void leave(String channel, Socket socket) {
    watching.computeIfPresent(
        channel,
        (_, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  /// A tenth of a second.
  record Shown(String mount, LevelJson left, LevelJson right) {}

  @Override
  public void shown(Wanted source, Level level) {
    var sockets = watching.getOrDefault(source.channel(), Set.of());
    if (sockets.isEmpty()) {
      return;
    }
    var shown = new Shown(source.path(), LevelJson.of(level.left()), LevelJson.of(level.right()));
    var frame = Frame.of(Json.write(shown));
    for (var socket : sockets) {
      if (socket.writable()) {
        var _ = socket.send(frame);
      }
    }
  }
}
