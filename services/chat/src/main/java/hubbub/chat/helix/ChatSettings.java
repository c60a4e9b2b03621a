package hubbub.chat.helix;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Modes;
import hubbub.chat.domain.Rooms;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/helix/chat/settings`: the rules of a room.
final class ChatSettings {
  private static final int SLOW_SECONDS = 30;
  private static final int SLOW_SECONDS_MAX = 86_400;
  private static final int FOLLOWER_MINUTES_MAX = 129_600;

  private final Rooms rooms;
  private final Who who;

  ChatSettings(Rooms rooms, Who who) {
    this.rooms = rooms;
    this.who = who;
  }

  /// What is null stays.
  ///
  /// @param followerModeDuration minutes
  /// @param slowModeWaitTime seconds
  record Wish(
      @Nullable Boolean emoteMode,
      @Nullable Boolean followerMode,
      @Nullable Integer followerModeDuration,
      @Nullable Boolean slowMode,
      @Nullable Integer slowModeWaitTime,
      @Nullable Boolean subscriberMode,
      @Nullable Boolean uniqueChatMode) {}

  record Rules(
      String broadcasterId,
      boolean slowMode,
      @Nullable Long slowModeWaitTime,
      boolean followerMode,
      @Nullable Long followerModeDuration,
      boolean subscriberMode,
      boolean emoteMode,
      boolean uniqueChatMode) {}

  Answer read(Request request) {
    return rules(who.broadcaster(request.query().text("broadcaster_id")));
  }

  Answer change(Request request) {
    Who.requireSelf(request, "moderator_id", request.query().text("moderator_id"));
    var channel = who.broadcaster(request.query().text("broadcaster_id"));
    var changes = changes(request.json(Wish.class));
    if (!changes.isEmpty()) {
      var action = new Action.ChangeModes(changes);
      Outcomes.require(
          action, Outcomes.of(rooms.act(Who.visitor(request), channel.name(), action)));
    }
    return rules(channel);
  }

  private static List<ModeChange> changes(Wish wish) {
    var changes = new ArrayList<ModeChange>();
    requireMode("slow_mode", wish.slowMode(), wish.slowModeWaitTime());
    requireMode("follower_mode", wish.followerMode(), wish.followerModeDuration());
    if (wish.slowMode() != null) {
      var seconds = bounded("slow_mode_wait_time", wish.slowModeWaitTime(), 1, SLOW_SECONDS_MAX);
      changes.add(
          new ModeChange.Slow(
              wish.slowMode() ? Duration.ofSeconds(seconds.orElse(SLOW_SECONDS)) : Duration.ZERO));
    }
    if (wish.followerMode() != null) {
      var minutes =
          bounded("follower_mode_duration", wish.followerModeDuration(), 0, FOLLOWER_MINUTES_MAX);
      changes.add(
          new ModeChange.Followers(
              wish.followerMode()
                  ? Optional.of(Duration.ofMinutes(minutes.orElse(0)))
                  : Optional.empty()));
    }
    if (wish.subscriberMode() != null) {
      changes.add(new ModeChange.Members(wish.subscriberMode()));
    }
    if (wish.emoteMode() != null) {
      changes.add(new ModeChange.Emotes(wish.emoteMode()));
    }
    if (wish.uniqueChatMode() != null) {
      changes.add(new ModeChange.Unique(wish.uniqueChatMode()));
    }
    return changes;
  }

  /// A duration needs its mode switched on in the same call.
  private static void requireMode(String field, @Nullable Boolean on, @Nullable Integer duration) {
    if (duration != null && !Boolean.TRUE.equals(on)) {
      throw new Refusal(400, field + " must be true where its duration is set", List.of());
    }
  }

  private static Optional<Integer> bounded(
      String field, @Nullable Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
      throw new Refusal(400, field + " must be from " + min + " to " + max, List.of());
    }
    return Optional.ofNullable(value);
  }

  private Answer rules(OwnChannel channel) {
    var room =
        rooms
            .find(channel.name())
            .orElseThrow(() -> new Refusal(404, "there is no such channel", List.of()));
    return Answer.json(Map.of("data", List.of(rules(who.number(channel), room.modes().inForce()))));
  }

  private static Rules rules(String number, Modes modes) {
    return new Rules(
        number,
        !modes.slow().isZero(),
        modes.slow().isZero() ? null : modes.slow().toSeconds(),
        modes.followers().isPresent(),
        modes.followers().map(Duration::toMinutes).orElse(null),
        modes.members(),
        modes.emotes(),
        modes.unique());
  }
}
