package hubbub.radio.shows;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.air.StreamInfo;
import hubbub.radio.air.Wanted;
import hubbub.radio.levels.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveformTest {
  private static final byte NONE = (byte) 255;
  private static final String MOUNT = "/live/friday";

  @Test
  void each_second_is_a_point_where_there_is_room() {
    var wave = Waveform.of(new byte[] {14, 3, NONE, NONE, 100, 100}, 3);

    assertThat(wave)
        .isEqualTo(new Waveform(1, Arrays.asList(-14, null, -100), Arrays.asList(-3, null, -100)));
  }

  @Test
  void several_seconds_are_their_mean_power_and_their_largest_peak() {
    var wave = Waveform.of(new byte[] {10, 3, 100, 20, NONE, NONE, 20, 9, NONE, NONE}, 3);

    assertThat(wave)
        .isEqualTo(new Waveform(2, Arrays.asList(-13, -20, null), Arrays.asList(-3, -9, null)));
  }

  @Test
  void a_show_without_levels_has_no_points() {
    assertThat(Waveform.of(new byte[0], 1_000)).isEqualTo(new Waveform(1, List.of(), List.of()));
  }

  private static void shown(Curves curves, int tenths, double rms) {
    var info = new StreamInfo("", "", "", "", 0, false, Map.of(), "", "");
    var side = new Level.Side(rms, rms + 3);
    for (var n = 0; n < tenths; n++) {
      curves.shown(new Wanted(MOUNT, "friday", "key", info, ""), new Level(side, side));
    }
  }

  @Test
  void whole_seconds_are_gathered() {
    var curves = new Curves();
    shown(curves, 15, -20);
    assertThat(curves.take(MOUNT)).containsExactly(20, 17);
    assertThat(curves.take(MOUNT)).isEmpty();

    shown(curves, 5, -20);
    assertThat(curves.take(MOUNT)).containsExactly(20, 17);
  }

  @Test
  void nobody_gathers_for_ever() {
    var curves = new Curves();
    shown(curves, 1_000, Level.LEAST);
    assertThat(curves.take(MOUNT)).hasSize(120).containsOnly(100, 97);

    shown(curves, 10, -20);
    curves.only(Set.of("/other"));

    assertThat(curves.take(MOUNT)).isEmpty();
  }
}
