package hubbub.web.feed;

import hubbub.platform.http.Access;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.SocketHandler;
import java.time.Clock;
import java.util.EnumSet;

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
    var mayRead = request.may(Access.MESSAGES);
    return new Conversation() {
      @Override
      public void said(String text) {
        hear(viewer, text, mayRead);
      }

      @Override
      public void closed() {
        viewers.leave(viewer);
      }
    };
  }

  private void hear(Viewer viewer, String text, boolean mayRead) {
    try {
      var asked = reader.read(text);
      var wish = mayRead ? asked : withoutMessages(asked);
      viewers.wish(viewer, wish);
      viewer.answer(Frames.subscribed(wish, clock.instant()));
      if (!wish.equals(asked)) {
        viewer.answer(
            Frames.problem(
                "Forbidden",
                Refusal.wrong("/kinds", "messages take the scope " + Access.MESSAGES.scope())));
      }
    } catch (Refusal refusal) {
      viewer.answer(Frames.problem("Not understood", refusal));
    }
  }

  private static Wish withoutMessages(Wish asked) {
    if (!asked.wants(FeedKind.MESSAGES)) {
      return asked;
    }
    var kinds = EnumSet.copyOf(asked.kinds());
    kinds.remove(FeedKind.MESSAGES);
    return new Wish(asked.keys(), kinds, asked.most());
  }
}
