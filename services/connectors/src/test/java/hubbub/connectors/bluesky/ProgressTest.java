package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.words.Words;
import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is taken for a gap between the events of an instance.
class ProgressTest {
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long NOW = Instant.parse("2026-05-04T06:00:00Z").getEpochSecond() * SECOND;

  private final HeardByEar ear = new HeardByEar();
  private final HeardByEar late = new HeardByEar();
  private final Calm calm = new Calm();

  @ParameterizedTest
  @EnumSource
  void a_night_that_is_left_out_is_one(Jetstream version) {
    var progress = asked(version, tap(ear, NOW - 8 * HOUR), tap(late, NOW - HOUR));

    came(progress, NOW - 8 * HOUR, NOW);
    came(progress, NOW - 8 * HOUR + 60 * SECOND, NOW);
    assertThat(ear.heard).isEmpty();
    came(progress, NOW - SECOND, NOW);
    came(progress, NOW, NOW + SECOND);

    assertThat(ear.heard).containsExactly("missed: 2026-05-03T22:01:00Z 2026-05-04T05:59:59Z");
    assertThat(late.heard).containsExactly("missed: 2026-05-04T05:00:00Z 2026-05-04T05:59:59Z");
  }

  @Test
  void who_has_just_come_misses_nothing() {
    var progress = asked(Jetstream.FIRST, tap(ear, NOW - HOUR), tap(late, NOW - SECOND));

    came(progress, NOW - HOUR, NOW);
    came(progress, NOW, NOW);

    assertThat(ear.heard).hasSize(1);
    assertThat(late.heard).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_comes_first_far_behind_what_was_asked_for_is_one(Jetstream version) {
    var progress = asked(version, tap(ear, NOW - 8 * HOUR));

    came(progress, NOW, NOW);

    assertThat(ear.heard).containsExactly("missed: 2026-05-03T22:00:00Z 2026-05-04T06:00:00Z");
  }

  @Test
  void hours_that_really_passed_between_two_events_are_none() {
    var progress = asked(Jetstream.FIRST, tap(ear, NOW));

    came(progress, NOW, NOW);
    came(progress, NOW + 8 * HOUR, NOW + 8 * HOUR);

    assertThat(ear.heard).isEmpty();
  }

  @Test
  void time_that_passes_while_old_events_come_is_none_that_was_quiet() {
    var progress = asked(Jetstream.FIRST, tap(ear, NOW));
    for (var n = 0L; n < 100; n++) {
      came(progress, NOW, NOW + n * 60 * SECOND);
    }

    came(progress, NOW + HOUR, NOW + 2 * HOUR - 20 * 60 * SECOND);

    assertThat(ear.heard).hasSize(1);
  }

  @Test
  void what_was_silent_until_it_was_given_up_had_nothing() {
    var before = asked(Jetstream.FIRST, tap(ear, NOW));
    came(before, NOW, NOW);
    before.silent(NOW + 8 * HOUR);

    var after = asked(Jetstream.FIRST, tap(ear, NOW));
    came(after, NOW, NOW + 8 * HOUR + SECOND);
    came(after, NOW + 8 * HOUR + 30 * SECOND, NOW + 8 * HOUR + 30 * SECOND);
    assertThat(ear.heard).isEmpty();

    var earlier = asked(Jetstream.FIRST, tap(late, NOW - HOUR));
    came(earlier, NOW - HOUR, NOW + 8 * HOUR);
    came(earlier, NOW + 8 * HOUR, NOW + 8 * HOUR);
    assertThat(late.heard).hasSize(1);
  }

  @Test
  void a_clock_that_goes_ahead_a_little_is_none() {
    var progress = asked(Jetstream.FIRST, tap(ear, NOW));

    came(progress, NOW, NOW);
    came(progress, NOW + 300 * SECOND, NOW + SECOND);

    assertThat(ear.heard).isEmpty();
  }

  private Followed followed = Followed.of(List.of());

  private Progress asked(Jetstream version, WordTap... taps) {
    followed = Followed.of(List.of(taps));
    var progress = new Progress("here", version, calm);
    progress.ask(followed);
    return progress;
  }

  private void came(Progress progress, long micros, long nowMicros) {
    assertThat(progress.came(micros, nowMicros, followed)).isTrue();
  }

  private static WordTap tap(HeardByEar ear, long micros) {
    var now = new Moment(Instant.EPOCH, 0);
    var position = new Position("here", micros);
    return new WordTap(
        new Channel("bluesky", "bieber"),
        Words.read("bieber"),
        ear,
        new Taps(now, _ -> {}),
        now,
        micros,
        position);
  }
}
