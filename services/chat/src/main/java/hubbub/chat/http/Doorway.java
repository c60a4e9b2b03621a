package hubbub.chat.http;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Seen;
import hubbub.chat.domain.Spoken;
import hubbub.chat.domain.Visitor;
import hubbub.chat.shapes.Refused;
import hubbub.chat.visitors.Guests;
import hubbub.chat.visitors.Visitors;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What all routes of a room do first and last: who comes, into which room, may they, and what is
/// answered.
final class Doorway {
  private static final long WAIT_SECONDS = 20;

  /// The word for programs that says why something was refused.
  private static final String REASON = "Hubbub-Reason";

  private final Rooms rooms;
  private final Guests guests = new Guests();

  Doorway(Rooms rooms) {
    this.rooms = rooms;
  }

  Visitors.Came came(Request request) {
    return Visitors.of(request, request.header(Visitors.HEADER), guests);
  }

  static String channel(Request request) {
    return request.path("name");
  }

  /// The room that a request names, for somebody who may do that there.
  ///
  /// @throws Refusal 404 where there is none, 401 or 403 if they may not
  Seen seen(Request request, Deed deed) {
    return seen(request, came(request).visitor(), deed, 0);
  }

  /// @param speakers how many of those who are there are to be named
  Seen seen(Request request, Visitor visitor, Deed deed, int speakers) {
    var seen = rooms.look(channel(request), Optional.of(visitor), speakers);
    if (seen.isEmpty()) {
      throw noRoom();
    }
    var you = seen.get().you().orElseThrow();
    if (!you.may(deed) || !visitor.hasScope(deed)) {
      var why = Refused.notAllowed(deed);
      throw new Refusal(why.status(), why.detail(), List.of());
    }
    return seen.get();
  }

  /// There is no such room, or another process has them all.
  private Refusal noRoom() {
    return rooms.isOurs()
        ? Refusal.notFound("there is no such channel")
        : Refusal.elsewhere("another process has the rooms");
  }

  /// Does something, and answers what became of it.
  Answer act(Request request, Action action) {
    return act(request, action, done -> Answer.json(Map.of("said", done.said())));
  }

  /// @param good what is answered when it is done
  Answer act(Request request, Action action, java.util.function.Function<Acted.Done, Answer> good) {
    var acted = await(rooms.act(came(request).visitor(), channel(request), action));
    return acted instanceof Acted.Done done
        ? good.apply(done)
        : refuse(Refused.of(acted).orElseThrow());
  }

  Spoken say(Request request, Visitor visitor, hubbub.chat.domain.Speech speech) {
    return await(rooms.say(visitor, channel(request), speech));
  }

  /// The answer to what was not done.
  Answer refuse(Refused refused) {
    var pause = refused.pause().orElse(Duration.ofSeconds(1));
    var refusal =
        switch (refused.status()) {
          case 429 -> Refusal.tooMany(refused.detail(), pause);
          case 503 ->
              rooms.isOurs()
                  ? Refusal.away(refused.detail(), pause)
                  : Refusal.elsewhere(refused.detail());
          default ->
              new Refusal(refused.status(), refused.detail(), fields(refused.field(), refused));
        };
    return refusal.answer().with(REASON, refused.reason());
  }

  private static List<Refusal.Field> fields(@Nullable String field, Refused refused) {
    return field == null ? List.of() : List.of(new Refusal.Field(field, refused.detail()));
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.away("the server is going away", Duration.ofSeconds(1));
    } catch (ExecutionException | TimeoutException _) {
      throw Refusal.away("the rooms do not answer", Duration.ofSeconds(2));
    }
  }
}
