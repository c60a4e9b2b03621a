package hubbub.radio.record;

/// Hears when a show is no longer recorded although it goes on. Called on the recordings' thread:
/// whoever takes long holds all of them up.
public interface RecordingAlarm {
  /// Why a recording stopped.
  enum Trouble {
    /// The disk is full, or less is free than shall stay free.
    NO_ROOM,
    /// The disk takes less than comes.
    TOO_SLOW,
    /// The disk can't be written.
    UNWRITABLE
  }

  /// From here on sound is missing in the recording of a show. Said once for each stop.
  void stopped(String show, Trouble trouble);

  /// The recording goes on.
  void goesOn(String show);
}
