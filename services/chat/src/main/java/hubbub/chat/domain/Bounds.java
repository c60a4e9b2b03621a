package hubbub.chat.domain;

import java.time.Duration;

/// The bounds of rooms.
///
/// @param graphemes of a line
/// @param waitingMax wishes that may wait for the rooms' thread; more are refused
/// @param group wishes that one commit may keep
/// @param missedMax what a visitor may have missed and still be told of
/// @param missedAge how old that may be
/// @param visitorsMax connections in one room
/// @param heldMax lines that may wait for a moderator in one room
/// @param grace how long somebody may be away without others being told
/// @param person lines of one person
/// @param address lines from one address
public record Bounds(
    int graphemes,
    int waitingMax,
    int group,
    int missedMax,
    Duration missedAge,
    int visitorsMax,
    int heldMax,
    Duration grace,
    Pace person,
    Pace address) {

  /// So many in so long, and all of them at once if need be.
  public record Pace(int most, Duration in) {}
}
