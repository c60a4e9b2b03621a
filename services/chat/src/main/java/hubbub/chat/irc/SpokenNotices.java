package hubbub.chat.irc;

import hubbub.chat.domain.Spoken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// What whoever spoke is told, unless all went well.
public final class SpokenNotices {
  private final Clock clock;

  public SpokenNotices(Clock clock) {
    this.clock = clock;
  }

  /// Empty if it was heard.
  public Optional<Notice> of(Spoken spoken) {
    return switch (spoken) {
      case Spoken.Heard _ -> Optional.empty();
      case Spoken.Held _ ->
          notice("msg_rejected", "A moderator looks at your line before others do.");
      case Spoken.Commanded(var action, var acted) -> Optional.of(ActedNotices.of(action, acted));
      case Spoken.NoCommand(var name, var help) ->
          notice("unrecognized_cmd", "Not a command here: /" + name + ". " + help);
      case Spoken.TooSoon(var wait) ->
          notice("msg_slowmode", "Slow mode: you may speak again in " + in(wait));
      case Spoken.TooFast(var wait) ->
          notice("msg_ratelimit", "Too many lines: you may speak again in " + in(wait));
      case Spoken.Banned(var until) ->
          until.isEmpty()
              ? notice("msg_banned", "You are banned from this chat.")
              : notice(
                  "msg_timedout",
                  "You are timed out for " + in(Duration.between(clock.instant(), until.get())));
      case Spoken.NotAllowed(var rule) -> Optional.of(notAllowed(rule));
      case Spoken.Twice(var unique) ->
          unique
              ? notice("msg_r9k", "That was said here already.")
              : notice("msg_duplicate", "You said just that a moment ago.");
      case Spoken.TooLong(var most) ->
          notice("msg_rejected_mandatory", "That is too long: " + most + " characters at most.");
      case Spoken.Empty _ -> notice("msg_bad_characters", "Nothing of that can be shown.");
      case Spoken.Blocked _ ->
          notice("msg_rejected_mandatory", "This channel blocks a word of that.");
      case Spoken.NoParent _ ->
          notice("msg_rejected_mandatory", "The line that you answer is not there.");
      case Spoken.NoRoom _ -> notice("msg_room_not_found", "There is no such channel.");
      case Spoken.NotNow(var reason) -> notice("msg_ratelimit", "Not said: " + reason);
    };
  }

  private static Notice notAllowed(Spoken.Rule rule) {
    return switch (rule) {
      case GUESTS -> new Notice("no_permission", "Log in to speak here.");
      case FOLLOWERS -> new Notice("msg_followersonly", "Only followers may speak here.");
      case MEMBERS -> new Notice("msg_subsonly", "Only members may speak here.");
      case EMOTES -> new Notice("msg_emoteonly", "Only emotes may be said here.");
      case LINKS -> new Notice("msg_rejected_mandatory", "No links may be said here.");
      case OFF_AIR ->
          new Notice(
              "msg_channel_suspended",
              "This channel is off air, and its chat is closed until it is on.");
      case SCOPE -> new Notice("no_permission", "Your token has not the scope chat:edit.");
    };
  }

  private static Optional<Notice> notice(String id, String sentence) {
    return Optional.of(new Notice(id, sentence));
  }

  static String in(Duration wait) {
    return NoticeText.time(wait.isNegative() ? Duration.ZERO : wait) + ".";
  }
}
