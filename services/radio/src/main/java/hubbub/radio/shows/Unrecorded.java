package hubbub.radio.shows;

import hubbub.radio.record.RecordingAlarm.Trouble;

/// Hears of shows that go on and are not recorded; nothing may wait.
public interface Unrecorded {
  /// For who needs nobody.
  Unrecorded NOBODY =
      new Unrecorded() {
        @Override
        public void stopped(String channel, String mount, Trouble why) {}

        @Override
        public void over(String mount) {}
      };

  void stopped(String channel, String mount, Trouble why);

  /// It is recorded again, or it has ended.
  void over(String mount);
}
