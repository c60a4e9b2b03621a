package hubbub.radio.air;

/// Whether somebody who comes with a source gets in.
public sealed interface Brought {
  /// It is on air, or next where somebody else's source is there.
  ///
  /// @param intake takes the sound from here on, once it has begun
  record In(Intake intake) implements Brought {}

  /// Another one by the same key is there, or somebody is next already.
  record Taken() implements Brought {}

  /// There are too many.
  record Full() implements Brought {}
}
