package hubbub.chat.helix;

import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.irc.SpokenNotices;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `POST /helix/chat/messages`: says a line. One that the room refuses is answered with 200, and
/// with why.
final class Messages {
  private static final int LENGTH_MAX = 500;

  private final Rooms rooms;
  private final Who who;
  private final SpokenNotices notices;

  Messages(Rooms rooms, Who who, SpokenNotices notices) {
    this.rooms = rooms;
    this.who = who;
    this.notices = notices;
  }

  /// @param replyParentMessageId of the line that it answers
  record Wish(
      @Nullable String broadcasterId,
      @Nullable String senderId,
      @Nullable String message,
      @Nullable String replyParentMessageId) {}

  record Said(String messageId, boolean isSent, @Nullable Dropped dropReason) {}

  record Dropped(String code, String message) {}

  Answer say(Request request) {
    var body = Bodies.read(request, Wish.class).orElse(new Wish(null, null, null, null));
    var query = request.query();
    var broadcaster = either(body.broadcasterId(), query.text("broadcaster_id"));
    Who.requireSelf(request, "sender_id", either(body.senderId(), query.text("sender_id")));
    var message =
        either(body.message(), query.text("message")).orElseThrow(() -> Who.missing("message"));
    if (message.codePointCount(0, message.length()) > LENGTH_MAX) {
      throw new Refusal(422, "message: " + LENGTH_MAX + " characters at most", List.of());
    }
    var parent =
        either(body.replyParentMessageId(), query.text("reply_parent_message_id")).orElse(null);
    var channel = who.broadcaster(broadcaster);
    var action = message.startsWith("/me ");
    var text = action ? message.substring("/me ".length()) : message;
    var spoken =
        Outcomes.of(
            rooms.say(
                Who.visitor(request),
                channel.name(),
                new Speech(text, action, parent, null, null)));
    return Answer.json(Map.of("data", List.of(said(spoken))));
  }

  private Said said(Spoken spoken) {
    if (spoken instanceof Spoken.Heard(var line)) {
      return new Said(line.id(), true, null);
    }
    return notices
        .of(spoken)
        .map(notice -> new Said("", false, new Dropped(notice.id(), notice.sentence())))
        .orElseThrow();
  }

  private static Optional<String> either(@Nullable String first, Optional<String> second) {
    return Optional.ofNullable(first).or(() -> second);
  }
}
