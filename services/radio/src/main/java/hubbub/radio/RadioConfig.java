package hubbub.radio;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import hubbub.radio.air.Bounds;
import hubbub.radio.audience.Sessions;
import hubbub.radio.notices.NoticeConfig;
import hubbub.radio.record.RecordingBounds;
import hubbub.radio.shows.Shows;
import java.time.Duration;

/// The settings of live sound.
///
/// @param air what is on air
/// @param shows what is recorded
/// @param sessions who listened
/// @param levelShare percent of a core that measuring how loud it is may take
/// @param levelWatchers who may watch levels at once
/// @param silenceLevel dBFS under which it is silent
/// @param silenceAfter silence after which there is an alarm
/// @param alarmVoices people who say that they hear nothing before there is an alarm; 0 asks nobody
/// @param notices where alarms are sent
record RadioConfig(
    Bounds air,
    Shows.Bounds shows,
    Sessions.Bounds sessions,
    int levelShare,
    int levelWatchers,
    int silenceLevel,
    Duration silenceAfter,
    int alarmVoices,
    NoticeConfig notices) {
  private static final Duration SEGMENT_TIME_MIN = Duration.ofSeconds(10);
  private static final int DAYS_MAX = 36_500;
  private static final long MEBIBYTE = 1 << 20;
  private static final long TEBIBYTE = MEBIBYTE * MEBIBYTE;

  static RadioConfig from(Settings settings) {
    var listeners = settings.count("radio.listeners-max", 20_000, 1, 1_000_000);
    return new RadioConfig(
        new Bounds(
            settings.count("radio.sources-max", 250, 1, 10_000),
            listeners,
            settings.count("radio.listeners-per-mount-max", 20_000, 1, 1_000_000),
            settings.count("radio.listeners-per-address-max", 1_000, 1, 1_000_000),
            settings.duration("radio.source-timeout", Duration.ofSeconds(5)),
            settings.duration("radio.stall-time", Duration.ofSeconds(30)),
            settings.count("radio.burst", 65_536, 0, 1_048_576),
            settings.duration("radio.silence", Duration.ofMinutes(1)),
            settings.flag("radio.take-over", false)),
        new Shows.Bounds(
            settings.flag("radio.record", true),
            settings.duration("radio.resume-time", Duration.ofSeconds(30)),
            recordings(settings)),
        sessions(settings, listeners),
        settings.count("radio.level-share", 20, 0, 100),
        settings.count("radio.level-watchers-max", 500, 0, 100_000),
        settings.count("radio.silence-level", -45, -99, 0),
        settings.duration("radio.silence-after", Duration.ofSeconds(20)),
        settings.count("radio.alarm-voices", 3, 0, 1_000),
        NoticeConfig.from(settings));
  }

  /// All may leave at once, while those before them are not written yet.
  private static Sessions.Bounds sessions(Settings settings, int listeners) {
    var key = "radio.keep-addresses";
    var keepAddresses = settings.duration(key, Duration.ZERO);
    if (keepAddresses.compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
      throw new WrongSetting(key, "expected " + DAYS_MAX + "d or less");
    }
    return new Sessions.Bounds(
        keepAddresses,
        Duration.ofDays(settings.count("radio.keep-sessions-days", 400, 0, DAYS_MAX)),
        settings.number("radio.sessions-max", 5_000_000, 1, 1_000_000_000),
        2 * listeners);
  }

  private static RecordingBounds recordings(Settings settings) {
    var usual = RecordingBounds.usual();
    return new RecordingBounds(
        size(settings, "radio.segment-length", usual.segmentLengthMax(), TEBIBYTE),
        segmentTime(settings, usual.segmentTimeMax()),
        (int) size(settings, "radio.recording-waiting-max", usual.waitingMax(), 256 * MEBIBYTE),
        settings.size("radio.room-min", usual.roomMin()),
        Duration.ofDays(settings.count("radio.keep-days", 0, 0, DAYS_MAX)),
        settings.size("radio.keep-length", usual.keepLength()));
  }

  private static long size(Settings settings, String key, long fallback, long most) {
    var size = settings.size(key, fallback);
    if (size < MEBIBYTE || size > most) {
      throw new WrongSetting(key, "expected 1MiB to " + most / MEBIBYTE + "MiB");
    }
    return size;
  }

  private static Duration segmentTime(Settings settings, Duration fallback) {
    var key = "radio.segment-time";
    var time = settings.duration(key, fallback);
    if (time.compareTo(SEGMENT_TIME_MIN) < 0) {
      throw new WrongSetting(key, "expected 10s or more");
    }
    return time;
  }
}
