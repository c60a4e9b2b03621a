package hubbub.chat.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What became of an attempt to speak.
public sealed interface Spoken {
  /// It is durable, and everyone is told.
  record Heard(Line line) implements Spoken {}

  /// It waits for a moderator.
  record Held(String heldId) implements Spoken {}

  /// It was a command, and this became of it.
  record Commanded(Action action, Acted acted) implements Spoken {}

  /// It begins with `/` and is no command.
  ///
  /// @param help what is wrong, or how it is written
  record NoCommand(String name, String help) implements Spoken {}

  /// Slow mode.
  record TooSoon(Duration pause) implements Spoken {}

  /// Too many lines of this account or address.
  record TooFast(Duration pause) implements Spoken {}

  /// @param until empty for good
  record Banned(Optional<Instant> until) implements Spoken {}

  /// The room's rules keep it out.
  record NotAllowed(Rule rule) implements Spoken {}

  /// The same author said the same within 30 seconds, or in unique mode anybody did.
  record Twice(boolean unique) implements Spoken {}

  /// @param most graphemes
  record TooLong(int most) implements Spoken {}

  /// Nothing is left to be said.
  record Empty() implements Spoken {}

  /// The channel blocks a word of it.
  record Blocked() implements Spoken {}

  /// What it answers is not there.
  record NoParent() implements Spoken {}

  record NoRoom() implements Spoken {}

  /// It could not be kept; trying again later may help.
  record NotNow(String reason) implements Spoken {}

  /// Which rule.
  enum Rule {
    /// Guests may not speak here.
    GUESTS,
    FOLLOWERS,
    MEMBERS,
    EMOTES,
    LINKS,
    /// The channel is off air, and its chat closed until it is on.
    OFF_AIR,
    /// The program has not the scope.
    SCOPE
  }
}
