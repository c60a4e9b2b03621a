package hubbub.chat.domain;

import java.time.Duration;

/// What became of an attempt to do something.
public sealed interface Acted {
  /// It is durable, and everyone whom it concerns is told.
  ///
  /// @param said in words for whoever did it
  record Done(String said) implements Acted {}

  /// It was so already.
  record Already() implements Acted {}

  /// What they are in the room does not let them.
  record NotAllowed(Deed deed) implements Acted {}

  /// Their program has not the scope.
  record NoScope(Deed deed) implements Acted {}

  /// Nobody silences this one.
  record Untouchable(Why why) implements Acted {}

  record NoPerson(String login) implements Acted {}

  /// There is no such line, emote, note, word, or whatever was named.
  record NotThere(String what) implements Acted {}

  /// Something of it is wrong.
  ///
  /// @param field as the API calls it
  /// @param message in words
  record Wrong(String field, String message) implements Acted {}

  /// As much of it as there may be is there already.
  record Full(String what, int most) implements Acted {}

  record TooFast(Duration pause) implements Acted {}

  record NoRoom() implements Acted {}

  /// It could not be kept; trying again later may help.
  record NotNow(String reason) implements Acted {}

  /// Why nobody silences somebody.
  enum Why {
    ONESELF,
    BROADCASTER,
    MODERATOR
  }
}
