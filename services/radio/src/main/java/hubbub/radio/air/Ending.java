package hubbub.radio.air;

/// Why a source is gone.
public sealed interface Ending {
  /// It closed its connection, or lost it.
  record Closed() implements Ending {}

  /// It said nothing for too long.
  record Silent() implements Ending {}

  /// Another source goes on in its place.
  record Followed() implements Ending {}

  /// Somebody ended it.
  record Killed() implements Ending {}

  /// The server ends.
  record GoingAway() implements Ending {}

  /// What it sent was no sound, or turned into something else.
  ///
  /// @param why in words
  record NoSound(String why) implements Ending {}
}
