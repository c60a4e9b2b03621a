package hubbub.chat.domain;

import java.util.List;

/// What became of coming into a room.
public sealed interface Entered {
  /// @param you as the room sees the visitor
  /// @param missed what the visitor asked to be told of
  record Inside(Room room, Speaker you, Missed missed) implements Entered {}

  /// There is no such channel.
  record NoRoom() implements Entered {}

  /// The visitor is banned, and readers who are may not stay either.
  record Shut() implements Entered {}

  /// The room is full, or the process does not own the rooms now.
  ///
  /// @param reason for people
  record NotNow(String reason) implements Entered {}

  /// What came since the visitor was here last.
  sealed interface Missed {
    /// Nothing was asked for.
    record Nothing() implements Missed {}

    /// All of it, in order, up to the room's last offset.
    record All(List<News> news) implements Missed {}

    /// Too much, too old, or of another history: what can be shown is the room's newest lines.
    record NotWhole() implements Missed {}
  }
}
