package hubbub.radio.alarms;

import hubbub.radio.alarms.Alarm.RecordingStopped;
import hubbub.radio.record.RecordingAlarm.Trouble;
import hubbub.radio.shows.Unrecorded;

/// Raises an alarm where a show is not recorded.
public record RecordingWatch(Alarms alarms) implements Unrecorded {
  @Override
  public void stopped(String channel, String mount, Trouble why) {
    alarms.raise(channel, mount, new RecordingStopped(why));
  }

  @Override
  public void over(String mount) {
    alarms.clear(mount, RecordingStopped.class);
  }
}
