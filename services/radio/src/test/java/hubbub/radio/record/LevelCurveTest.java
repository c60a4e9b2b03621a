package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelCurveTest {
  private static final byte NONE = (byte) LevelCurve.UNKNOWN;

  @TempDir Path folder;

  private LevelCurve curve;

  @BeforeEach
  void begin() {
    curve = new LevelCurve(new ShowFolder(folder));
  }

  @Test
  void seconds_stand_where_their_sound_does() throws IOException {
    curve.add(new byte[] {14, 3, 15, 4}, 2);
    curve.add(new byte[] {16, 5}, 5);

    assertThat(curve.all()).containsExactly(14, 3, 15, 4, NONE, NONE, NONE, NONE, 16, 5);
  }

  @Test
  void what_is_there_stays() throws IOException {
    curve.add(new byte[] {14, 3, 15, 4}, 2);
    curve.add(new byte[] {16, 5}, 1);

    assertThat(curve.all()).containsExactly(14, 3, 15, 4, 16, 5);
  }

  @Test
  void half_a_second_that_a_crash_left_is_written_over() throws IOException {
    curve.add(new byte[] {14, 3}, 1);
    Files.write(folder.resolve("levels"), new byte[] {99}, StandardOpenOption.APPEND);
    assertThat(curve.all()).containsExactly(14, 3);

    curve.add(new byte[] {15, 4}, 2);

    assertThat(curve.all()).containsExactly(14, 3, 15, 4);
  }

  @Test
  void a_show_without_levels_has_none() throws IOException {
    assertThat(curve.all()).isEmpty();
  }

  @Test
  void three_weeks_are_the_most() throws IOException {
    curve.add(new byte[] {14, 3}, 21L * 24 * 3_600 + 1);
    assertThat(curve.all()).isEmpty();

    curve.add(new byte[] {14, 3}, 21L * 24 * 3_600);
    assertThat(curve.all()).hasSize(2 * 21 * 24 * 3_600).endsWith(14, 3);
  }
}
