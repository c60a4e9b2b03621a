package hubbub.chat.helix;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Rooms;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/helix/moderation/…`: silences people, ends that, and deletes lines.
final class Moderation {
  private static final int SECONDS_MAX = 1_209_600;

  private final Rooms rooms;
  private final Who who;
  private final Clock clock;

  Moderation(Rooms rooms, Who who, Clock clock) {
    this.rooms = rooms;
    this.who = who;
    this.clock = clock;
  }

  record Wish(Data data) {}

  /// @param duration seconds; null for good
  record Data(String userId, @Nullable Integer duration, @Nullable String reason) {}

  record Banned(
      String broadcasterId,
      String moderatorId,
      String userId,
      Instant createdAt,
      @Nullable Instant endTime) {}

  Answer ban(Request request) {
    requireModerator(request);
    var channel = who.broadcaster(request.query().text("broadcaster_id"));
    var wish = request.json(Wish.class).data();
    var person = who.person(Optional.of(wish.userId()));
    var reason = wish.reason() == null ? "" : wish.reason();
    var seconds = wish.duration();
    if (seconds != null && (seconds < 1 || seconds > SECONDS_MAX)) {
      throw new Refusal(400, "duration must be from 1 to " + SECONDS_MAX, List.of());
    }
    var duration = Optional.ofNullable(seconds).map(Duration::ofSeconds);
    act(
        request,
        channel.name(),
        duration
            .<Action>map(time -> new Action.Timeout(person.login(), time, reason))
            .orElseGet(() -> new Action.Ban(person.login(), reason)));
    var now = clock.instant();
    return Answer.json(
        Map.of(
            "data",
            List.of(
                new Banned(
                    who.number(channel),
                    request.caller().person().id(),
                    person.id(),
                    now,
                    duration.map(now::plus).orElse(null)))));
  }

  Answer unban(Request request) {
    requireModerator(request);
    var channel = who.broadcaster(request.query().text("broadcaster_id"));
    var person = who.person(request.query().text("user_id"));
    act(request, channel.name(), new Action.Unban(person.login()));
    return Answer.noContent();
  }

  /// Without a line's id all are deleted.
  Answer delete(Request request) {
    requireModerator(request);
    var channel = who.broadcaster(request.query().text("broadcaster_id"));
    act(
        request,
        channel.name(),
        request
            .query()
            .text("message_id")
            .<Action>map(Action.Delete::new)
            .orElseGet(Action.Clear::new));
    return Answer.noContent();
  }

  private static void requireModerator(Request request) {
    Who.requireSelf(request, "moderator_id", request.query().text("moderator_id"));
  }

  private void act(Request request, String channel, Action action) {
    Outcomes.require(action, Outcomes.of(rooms.act(Who.visitor(request), channel, action)));
  }
}
