package hubbub.chat.shapes;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Spoken;
import hubbub.platform.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something was not said or done: a word for programs, a sentence for people, and the status
/// that HTTP answers.
///
/// @param pause until it may be tried again, where that is known
/// @param field of the input that is wrong
public record Refused(
    int status, String reason, String detail, Optional<Duration> pause, @Nullable String field) {
  private Refused(int status, String reason, String detail) {
    this(status, reason, detail, Optional.empty(), null);
  }

  /// Why a deed is not done, where no action was tried.
  public static Refused notAllowed(Deed deed) {
    return of(new Acted.NotAllowed(deed)).orElseThrow();
  }

  /// Why it was not said; empty if it was, is held, or was a command that was done.
  public static Optional<Refused> of(Spoken spoken) {
    return switch (spoken) {
      case Spoken.Heard _, Spoken.Held _ -> Optional.empty();
      case Spoken.Commanded(_, var acted) -> of(acted);
      case Spoken.NoCommand(var name, var help) ->
          Optional.of(
              new Refused(422, "no_command", "/" + name + ": " + help, Optional.empty(), "/text"));
      case Spoken.TooSoon(var pause) ->
          later("slow", "slow mode: wait " + seconds(pause) + " more", pause);
      case Spoken.TooFast(var pause) ->
          later("fast", "too many lines: wait " + seconds(pause), pause);
      case Spoken.Banned(var until) ->
          refused(
              until.isEmpty() ? "banned" : "timed_out",
              until
                  .map(at -> "you may not speak here until " + Json.time(at))
                  .orElse("you are banned from this chat"));
      case Spoken.NotAllowed(var rule) ->
          refused(rule.name().toLowerCase(Locale.ROOT), sentence(rule));
      case Spoken.Twice(var unique) ->
          Optional.of(
              new Refused(
                  422,
                  unique ? "unique" : "twice",
                  unique
                      ? "unique mode: that was said already"
                      : "you said that less than 30 seconds ago"));
      case Spoken.TooLong(var most) ->
          Optional.of(
              new Refused(
                  422,
                  "too_long",
                  "a line has " + most + " characters at most",
                  Optional.empty(),
                  "/text"));
      case Spoken.Empty() ->
          Optional.of(
              new Refused(422, "empty", "there is nothing to say", Optional.empty(), "/text"));
      case Spoken.Blocked() ->
          Optional.of(new Refused(422, "blocked", "the channel blocks a word of it"));
      case Spoken.NoParent() ->
          Optional.of(
              new Refused(
                  422,
                  "no_parent",
                  "the line that it answers is not there",
                  Optional.empty(),
                  "/reply_to"));
      case Spoken.NoRoom() -> noRoom();
      case Spoken.NotNow(var reason) -> notNow(reason);
    };
  }

  /// Why it was not done; empty if it was.
  public static Optional<Refused> of(Acted acted) {
    return switch (acted) {
      case Acted.Done _ -> Optional.empty();
      case Acted.Already() -> Optional.of(new Refused(409, "already", "it is so already"));
      case Acted.NotAllowed(var deed) ->
          refused("not_allowed", "your role here does not let you: " + word(deed));
      case Acted.NoScope(var deed) ->
          refused("scope", "this program has not the scope " + deed.scope());
      case Acted.Untouchable(var why) ->
          refused(
              "untouchable",
              switch (why) {
                case ONESELF -> "that would be yourself";
                case BROADCASTER -> "nobody does that to the broadcaster or the server's owner";
                case MODERATOR -> "only the broadcaster does that to a moderator";
              });
      case Acted.NoPerson(var login) ->
          Optional.of(new Refused(404, "no_person", "there is nobody called " + login));
      case Acted.NotThere(var what) ->
          Optional.of(new Refused(404, "not_there", "there is no such " + what));
      case Acted.Wrong(var field, var message) ->
          Optional.of(
              new Refused(422, "wrong", field + " " + message, Optional.empty(), "/" + field));
      case Acted.Full(var what, var most) ->
          Optional.of(new Refused(409, "full", "there are " + most + " " + what + " already"));
      case Acted.TooFast(var pause) -> later("fast", "too fast: wait " + seconds(pause), pause);
      case Acted.NoRoom() -> noRoom();
      case Acted.NotNow(var reason) -> notNow(reason);
    };
  }

  /// Why one did not come in; empty if one did.
  public static Optional<Refused> of(Entered entered) {
    return switch (entered) {
      case Entered.Inside _ -> Optional.empty();
      case Entered.NoRoom() -> noRoom();
      case Entered.Shut() -> refused("banned", "your address is banned from this chat");
      case Entered.NotNow(var reason) -> notNow(reason);
    };
  }

  private static String sentence(Spoken.Rule rule) {
    return switch (rule) {
      case GUESTS -> "guests may only read here: log in to chat";
      case FOLLOWERS -> "only followers may speak now";
      case MEMBERS -> "only members may speak now";
      case EMOTES -> "only emotes may be said now";
      case LINKS -> "links are not allowed here";
      case OFF_AIR -> "the channel is off air, and its chat is closed until it is on";
      case SCOPE -> "this program may not speak for you";
    };
  }

  private static String word(Deed deed) {
    return deed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Optional<Refused> refused(String reason, String detail) {
    return Optional.of(new Refused(403, reason, detail));
  }

  private static Optional<Refused> noRoom() {
    return Optional.of(new Refused(404, "no_room", "there is no such channel"));
  }

  private static Optional<Refused> notNow(String reason) {
    return Optional.of(
        new Refused(503, "not_now", reason, Optional.of(Duration.ofSeconds(1)), null));
  }

  private static Optional<Refused> later(String reason, String detail, Duration pause) {
    return Optional.of(new Refused(429, reason, detail, Optional.of(pause), null));
  }

  private static String seconds(Duration pause) {
    return (pause.toMillis() + 999) / 1_000 + " s";
  }
}
