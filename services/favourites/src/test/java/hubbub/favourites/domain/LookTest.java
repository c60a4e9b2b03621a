package hubbub.favourites.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event;
import hubbub.favourites.domain.Happened.Since;
import hubbub.favourites.domain.Streamer.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookTest {
  private static final Instant AT = Instant.parse("2026-03-01T20:00:00Z");
  private static final Instant BEGAN = Instant.parse("2026-03-01T19:00:00Z");
  private static final OnAir CASTLES = new OnAir("900", "Castles", "Minecraft", BEGAN);

  private static Look look(State before, OnAir onAir) {
    return new Look(streamer(before), Optional.of(onAir), AT);
  }

  private static Look look(State before) {
    return new Look(streamer(before), Optional.empty(), AT);
  }

  private static Streamer streamer(State state) {
    var channel = new Channel("twitch", "kestrelplays");
    return new Streamer(
        channel, "42", "KestrelPlays", "", state, "Castles", "Minecraft", Optional.of(BEGAN));
  }

  private static Event only(Look look) {
    assertThat(look.happened()).hasSize(1);
    return look.happened().getFirst().told().event();
  }

  @Test
  void who_is_live_now_went_live_when_their_platform_says() {
    var look = look(new State.Off(Optional.empty()), CASTLES);

    var event = only(look);
    assertThat(event.id()).isEqualTo("twitch:live/900");
    assertThat(event.kind()).isEqualTo("live");
    assertThat(event.at()).isEqualTo(BEGAN);
    assertThat(event.text()).isEqualTo("KestrelPlays went live: Castles");
    assertThat(event.details()).isEqualTo(Map.of("title", "Castles", "category", "Minecraft"));
    assertThat(event.sight()).isEqualTo(Event.Sight.PUBLIC);
    assertThat(look.happened().getFirst().since()).isEqualTo(new Since.Live("900"));
    assertThat(look.since()).contains(BEGAN);
    assertThat(look.changes()).isTrue();
  }

  @Test
  void nothing_happens_while_all_stays_as_it_is() {
    var look = look(new State.Live("900", BEGAN), CASTLES);

    assertThat(look.happened()).isEmpty();
    assertThat(look.changes()).isFalse();
    assertThat(look(new State.Off(Optional.of(BEGAN))).changes()).isFalse();
  }

  @Test
  void another_broadcast_is_another_time_live() {
    var look = look(new State.Live("899", BEGAN), CASTLES);

    assertThat(only(look).id()).isEqualTo("twitch:live/900");
  }

  @Test
  void another_title_is_told_as_such() {
    var look = look(new State.Live("900", BEGAN), new OnAir("900", "Moats", "Minecraft", BEGAN));

    assertThat(only(look).kind()).isEqualTo("update");
    assertThat(only(look).text()).isEqualTo("KestrelPlays is now called: Moats");
    assertThat(only(look).at()).isEqualTo(AT);
  }

  @Test
  void another_category_is_told_as_such() {
    var look = look(new State.Live("900", BEGAN), new OnAir("900", "Castles", "Tetris", BEGAN));

    assertThat(only(look).text()).isEqualTo("KestrelPlays is now in the category Tetris.");
  }

  @Test
  void who_is_missing_went_offline() {
    var look = look(new State.Live("900", BEGAN));

    assertThat(look.misses()).isTrue();
    assertThat(only(look).id()).isEqualTo("twitch:offline/900");
    assertThat(only(look).text()).isEqualTo("KestrelPlays went offline.");
    assertThat(look.since()).contains(AT);
  }

  @Test
  void the_first_look_at_somebody_who_is_off_is_no_event() {
    var look = look(new State.Unknown());

    assertThat(look.happened()).isEmpty();
    assertThat(look.changes()).isTrue();
    assertThat(look.since()).isEmpty();
  }

  @Test
  void a_text_has_at_most_500_characters() {
    var look = look(new State.Unknown(), new OnAir("900", "x".repeat(500), "", BEGAN));

    assertThat(only(look).text()).hasSize(500);
    assertThat(only(look).details()).containsOnlyKeys("title");
  }
}
