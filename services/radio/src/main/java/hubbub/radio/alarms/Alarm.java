package hubbub.radio.alarms;

import hubbub.radio.record.RecordingAlarm.Trouble;
import java.time.Duration;

/// What is wrong with the sound of a mount. Of each kind a mount has one at most.
public sealed interface Alarm {
  /// Its source is there, and silent.
  ///
  /// @param level dBFS under which it is
  /// @param after how long it was when the alarm was raised
  record Silence(int level, Duration after) implements Alarm {}

  /// Its source is gone, and nobody ended it: listeners hear what stands in, silence, or nothing.
  ///
  /// @param why in words
  record SourceLost(String why) implements Alarm {}

  /// Its sound comes slower than it plays, or at another rate than was announced.
  ///
  /// @param expected bits per second
  /// @param actual bits per second
  record BitRateOff(int expected, int actual) implements Alarm {}

  /// It is not recorded.
  record RecordingStopped(Trouble why) implements Alarm {}

  /// Several people say in the chat that they hear nothing.
  record CrowdHearsNothing(int people) implements Alarm {}

  /// One word for programs.
  default String kind() {
    return switch (this) {
      case Silence _ -> "silence";
      case SourceLost _ -> "source_lost";
      case BitRateOff _ -> "bit_rate_off";
      case RecordingStopped _ -> "recording_stopped";
      case CrowdHearsNothing _ -> "crowd_hears_nothing";
    };
  }

  /// A sentence for people.
  default String text() {
    return switch (this) {
      case Silence(var level, var after) ->
          "It is silent: under " + level + " dBFS for " + after.toSeconds() + " s.";
      case SourceLost(var why) -> "The source is gone: " + why + ".";
      case BitRateOff(var expected, var actual) ->
          kilo(actual) + " kbit/s come in, " + kilo(expected) + " are expected.";
      case RecordingStopped(var why) -> "It is not recorded: " + words(why) + ".";
      case CrowdHearsNothing(var people) ->
          people + " people in the chat say that they hear nothing.";
    };
  }

  private static int kilo(int bits) {
    return Math.round(bits / 1_000f);
  }

  private static String words(Trouble trouble) {
    return switch (trouble) {
      case NO_ROOM -> "there is no room on the disk";
      case TOO_SLOW -> "the disk is too slow";
      case UNWRITABLE -> "the disk can't be written";
    };
  }
}
