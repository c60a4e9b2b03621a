package hubbub.web.feed;

import hubbub.platform.http.Access;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.SocketHandler;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// One page's conversation: it says what it wants, as often as it likes; the last word counts.
final class FeedSocket implements SocketHandler {
  private final Viewers viewers;
  private final WishReader reader;
  private final Clock clock;

  FeedSocket(Viewers viewers, WishReader reader, Clock clock) {
    this.viewers = viewers;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public Conversation opened(Request request, Socket socket) {
    var viewer = new Viewer(socket);
    if (!viewers.enter(viewer)) {
      viewer.close(Viewer.TRY_LATER, "too many pages are open; try again later");
    }
    var forbidden = forbidden(request);
    return new Conversation() {
      @Override
      public void said(String text) {
        hear(viewer, text, forbidden);
      }

      @Override
      public void closed() {
        viewers.leave(viewer);
      }
    };
  }

  /// Kinds that this page may not hear, with the scope that it lacks.
  private static Map<FeedKind, Access> forbidden(Request request) {
    var scopes = new EnumMap<FeedKind, Access>(FeedKind.class);
    scopes.put(FeedKind.MESSAGES, Access.MESSAGES);
    scopes.put(FeedKind.DIRECTORY, Access.DIRECTORY);
    scopes.values().removeIf(request::may);
    return scopes;
  }

  private void hear(Viewer viewer, String text, Map<FeedKind, Access> forbidden) {
    try {
      var asked = reader.read(text);
      var wish = without(asked, forbidden.keySet());
      viewers.wish(viewer, wish);
      viewer.answer(Frames.subscribed(wish, clock.instant()));
      for (var kind : forbidden.keySet()) {
        if (asked.wants(kind)) {
          var why = kind.word() + " takes the scope " + forbidden.get(kind).scope();
          viewer.answer(Frames.problem("Forbidden", Refusal.wrong("/kinds", why)));
        }
      }
    } catch (Refusal refusal) {
      viewer.answer(Frames.problem("Not understood", refusal));
    }
  }

  private static Wish without(Wish asked, Set<FeedKind> forbidden) {
    var kinds = EnumSet.noneOf(FeedKind.class);
    kinds.addAll(asked.kinds());
    kinds.removeAll(forbidden);
    return new Wish(asked.keys(), kinds, asked.most());
  }
}
