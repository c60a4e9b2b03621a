package hubbub.radio.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.air.Ending;
import hubbub.radio.air.Records.Track;
import hubbub.radio.air.StreamInfo;
import hubbub.radio.air.Wanted;
import hubbub.radio.alarms.Alarm.BitRateOff;
import hubbub.radio.alarms.Alarm.CrowdHearsNothing;
import hubbub.radio.alarms.Alarm.RecordingStopped;
import hubbub.radio.alarms.Alarm.Silence;
import hubbub.radio.alarms.Alarm.SourceLost;
import hubbub.radio.levels.Level;
import hubbub.radio.record.RecordingAlarm.Trouble;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import hubbub.testkit.PinnedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlarmsTest {
  private static final String MOUNT = "/live/friday";
  private static final Duration AFTER = Duration.ofSeconds(20);
  private static final Duration RESUME = Duration.ofSeconds(30);

  private final PinnedClock clock = new PinnedClock();
  private final Alarms alarms = new Alarms(clock, clock.ticker());
  private final SilenceWatch silence = new SilenceWatch(alarms, -45, AFTER, clock.ticker());
  private final SourceWatch sources = new SourceWatch(alarms, silence, RESUME, clock.ticker());

  private static Wanted wanted(int kilobits) {
    var info = new StreamInfo("", "", "", "", kilobits, false, Map.of(), "", "");
    return new Wanted(MOUNT, "friday", "key", info, "127.0.0.1");
  }

  private List<Alarm> now() {
    return alarms.of("friday").stream().map(Raised::alarm).toList();
  }

  /// So long at that level.
  private void sound(double rms, Duration time) {
    var side = new Level.Side(rms, rms + 3);
    for (var tenths = time.toMillis() / 100; tenths > 0; tenths--) {
      silence.shown(wanted(0), new Level(side, side));
      clock.pass(Duration.ofMillis(100));
    }
  }

  @Test
  void silence_is_an_alarm_after_twenty_seconds_and_over_with_the_first_sound() {
    sound(-14, Duration.ofSeconds(5));
    sound(-45.1, AFTER);
    assertThat(now()).isEmpty();

    sound(-60, Duration.ofMillis(100));
    assertThat(now()).containsExactly(new Silence(-45, AFTER));
    var since = alarms.now().getFirst().since();
    assertThat(since).isEqualTo(PinnedClock.BEGIN.plusSeconds(25));
    sound(Level.LEAST, Duration.ofSeconds(40));
    assertThat(alarms.now().getFirst().since()).isEqualTo(since);
    assertThat(alarms.ever()).isEqualTo(1);

    sound(-45, Duration.ofMillis(100));
    assertThat(now()).isEmpty();
  }

  @Test
  void a_sound_between_begins_the_count_anew() {
    sound(-60, Duration.ofSeconds(19));
    sound(-20, Duration.ofMillis(100));
    sound(-60, Duration.ofSeconds(20));

    assertThat(now()).isEmpty();
  }

  @Test
  void what_is_not_measured_is_not_silent() {
    sound(-60, Duration.ofSeconds(10));
    clock.pass(Duration.ofSeconds(15));
    sound(-60, Duration.ofSeconds(10));

    assertThat(now()).isEmpty();
  }

  @Test
  void who_is_gone_is_not_silent() {
    var track = sources.begin(wanted(0), Format.MP3);
    sound(-60, Duration.ofSeconds(21));
    assertThat(now()).hasSize(1);

    track.rest();

    assertThat(now()).isEmpty();
  }

  @Test
  void a_source_that_closed_is_lost_until_its_show_is_over() {
    var track = sources.begin(wanted(0), Format.MP3);
    track.gone(new Ending.Closed());
    track.rest();

    assertThat(now()).containsExactly(new SourceLost("its connection was closed"));
    clock.pass(RESUME);
    assertThat(now()).isEmpty();
  }

  @Test
  void a_source_that_fell_silent_is_lost_until_it_is_back() {
    var track = sources.begin(wanted(0), Format.MP3);
    track.gone(new Ending.Silent());
    track.rest();
    clock.pass(Duration.ofMinutes(59));
    assertThat(now()).containsExactly(new SourceLost("it says nothing any more"));

    sources.begin(wanted(0), Format.MP3);

    assertThat(now()).isEmpty();
  }

  static List<Ending> meant() {
    return List.of(new Ending.Killed(), new Ending.GoingAway());
  }

  @ParameterizedTest
  @MethodSource("meant")
  void who_was_ended_is_not_lost(Ending how) {
    var track = sources.begin(wanted(0), Format.MP3);
    track.gone(how);
    track.rest();

    assertThat(now()).isEmpty();
  }

  /// MP3 of 128 kbit/s, so fast.
  private void bring(Track track, Duration time, double speed) {
    for (var n = time.toMillis() / 100; n > 0; n--) {
      clock.pass(Duration.ofMillis(100));
      track.take(
          new byte[0], new Piece(new byte[(int) (1_600 * speed)], true, (long) (100_000 * speed)));
    }
  }

  @Test
  void sound_that_comes_slower_than_it_plays_is_an_alarm() {
    var track = sources.begin(wanted(128), Format.MP3);
    bring(track, Duration.ofSeconds(30), 1);
    bring(track, Duration.ofSeconds(29), 0.5);
    assertThat(now()).isEmpty();

    bring(track, Duration.ofSeconds(12), 0.5);
    assertThat(now()).singleElement().isInstanceOf(BitRateOff.class);
    assertThat(now().getFirst().text()).isEqualTo("64 kbit/s come in, 128 are expected.");

    bring(track, Duration.ofSeconds(21), 1);
    assertThat(now()).isEmpty();
  }

  @Test
  void a_rate_far_from_what_was_announced_is_an_alarm() {
    var track = sources.begin(wanted(320), Format.MP3);
    bring(track, Duration.ofSeconds(45), 1);

    assertThat(now()).singleElement().isInstanceOf(BitRateOff.class);
    assertThat(now().getFirst().text()).isEqualTo("128 kbit/s come in, 320 are expected.");
  }

  @Test
  void what_varies_is_not_held_to_its_word() {
    var track = sources.begin(wanted(320), Format.OGG_OPUS);
    bring(track, Duration.ofSeconds(60), 1);

    assertThat(now()).isEmpty();
  }

  @Test
  void a_source_may_send_ahead() {
    var track = sources.begin(wanted(128), Format.MP3);
    bring(track, Duration.ofSeconds(60), 4);

    assertThat(now()).isEmpty();
  }

  @Test
  void a_show_that_is_not_recorded_is_an_alarm() {
    var watch = new RecordingWatch(alarms);
    watch.stopped("friday", MOUNT, Trouble.NO_ROOM);
    clock.pass(Duration.ofDays(3));
    assertThat(now()).containsExactly(new RecordingStopped(Trouble.NO_ROOM));
    assertThat(alarms.of("monday")).isEmpty();

    watch.over(MOUNT);

    assertThat(now()).isEmpty();
  }

  @Test
  void each_kind_stands_by_itself() {
    alarms.raise("friday", MOUNT, new CrowdHearsNothing(3));
    alarms.raise("friday", MOUNT, new CrowdHearsNothing(4));
    alarms.raise("friday", MOUNT, new Silence(-45, AFTER));
    alarms.raise("friday", "/other", new Silence(-45, AFTER));

    assertThat(now())
        .containsExactlyInAnyOrder(
            new CrowdHearsNothing(4), new Silence(-45, AFTER), new Silence(-45, AFTER));
    assertThat(alarms.ever()).isEqualTo(3);
  }
}
