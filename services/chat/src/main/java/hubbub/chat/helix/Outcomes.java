package hubbub.chat.helix;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.irc.ActedNotices;
import hubbub.platform.http.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// What became of something, as a refusal where it was none of what was wished.
final class Outcomes {
  private static final int PATIENCE_SECONDS = 10;

  private Outcomes() {}

  /// Waits for an outcome.
  static <T> T of(CompletableFuture<T> coming) {
    try {
      return coming.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new Refusal(503, "that could not be kept; try again later", List.of());
    }
  }

  /// Passes what was done; all else is refused.
  static void require(Action action, Acted acted) {
    var status =
        switch (acted) {
          case Acted.Done _ -> 0;
          case Acted.NotAllowed _ -> 403;
          case Acted.NoScope _ -> 401;
          case Acted.NoRoom _, Acted.NotThere _ -> 404;
          case Acted.Already _,
              Acted.Untouchable _,
              Acted.NoPerson _,
              Acted.Wrong _,
              Acted.Full _ ->
              400;
          case Acted.TooFast _ -> 429;
          case Acted.NotNow _ -> 503;
        };
    if (status != 0) {
      throw new Refusal(status, ActedNotices.of(action, acted).sentence(), List.of());
    }
  }
}
