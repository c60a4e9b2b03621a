package hubbub.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.terminal.Screen.Colour;
import hubbub.app.terminal.Table.Cell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people and programs get to see.
class ScreenTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private Screen screen(boolean live, int width, Charset charset) {
    var out = new PrintStream(shown, true, charset);
    return new Screen(out, out, live, live, width);
  }

  private Screen file() {
    return screen(false, 100, StandardCharsets.UTF_8);
  }

  private Screen terminal() {
    return screen(true, 40, StandardCharsets.UTF_8);
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_file_gets_no_colours() {
    var screen = Screen.of(new PrintStream(shown), new PrintStream(shown), Map.of("TERM", "xterm"));

    assertThat(screen.paint(Colour.GOOD, "live")).isEqualTo("live");
    assertThat(terminal().paint(Colour.GOOD, "live")).isEqualTo("\u001b[32mlive\u001b[0m");
  }

  @Test
  void columns_stand_below_each_other_whatever_the_letters() {
    new Table()
        .words("who")
        .figures("how many")
        .words("what")
        .row("ana", "1", "one")
        .row("日本", "12,345", new Cell("two", Colour.GOOD))
        .show(file());

    assertThat(shown())
        .isEqualTo(
            """
            who   how many  what
            ana          1  one
            日本    12,345  two
            """);
  }

  @Test
  void the_last_column_is_cut_on_a_terminal_only() {
    var text = "a".repeat(60);
    new Table().words("").words("").row("ana", text).show(terminal());
    new Table().words("").words("").row("ana", text).show(file());

    assertThat(shown().lines()).containsExactly("ana  " + "a".repeat(34) + "…", "ana  " + text);
  }

  @Test
  void a_strangers_text_is_one_line_and_moves_nothing() {
    assertThat(Plain.text("a\u001b[2Jb\r\nc\u202Ed\u0007\u009b1m")).isEqualTo("a[2Jb  cd1m");
    assertThat(Plain.text("café 👩‍🚀")).isEqualTo("café 👩‍🚀");
  }

  @Test
  void bars_are_as_high_as_their_share_of_the_highest() {
    assertThat(Sparkline.of(List.of(0, 1, 7, 14), 10, file())).isEqualTo("▁▂▅█");
    assertThat(Sparkline.of(List.of(9, 0, 0), 2, file())).isEqualTo("▁▁");
    assertThat(Sparkline.of(List.of(0, 7), 9, screen(false, 9, StandardCharsets.US_ASCII)))
        .isEqualTo("_#");
    assertThat(Sparkline.fitted(Collections.nCopies(10, 1), 5)).containsOnly(2.0).hasSize(5);
  }

  @Test
  void progress_says_how_much_how_fast_and_how_long_still() {
    var progress = new Progress(file(), "messages");

    assertThat(progress.text(500, 2_000, Duration.ofSeconds(5)))
        .isEqualTo("500 of 2,000 messages, 100/s, 15 s left");
    assertThat(progress.text(500, -1, Duration.ofSeconds(5))).isEqualTo("500 messages, 100/s");
    assertThat(progress.text(0, 2_000, Duration.ZERO)).isEqualTo("0 of 2,000 messages, 0.0/s");
  }

  @Test
  void times_and_sizes_are_short() {
    assertThat(Figures.time(Duration.ofMillis(300))).isEqualTo("0.3 s");
    assertThat(Figures.time(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Figures.time(Duration.ofSeconds(245))).isEqualTo("4 min 05 s");
    assertThat(Figures.time(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
    assertThat(Figures.count(12_345)).isEqualTo("12,345");
    assertThat(Figures.score(-0.314)).isEqualTo("-0.31");
  }

  @Test
  void words_of_a_line_are_those_of_a_shell() {
    assertThat(ShellCommand.words("a  b=\"c d\" '--body={\"x\": 1}'"))
        .containsExactly("a", "b=c d", "--body={\"x\": 1}");
    assertThat(ShellCommand.words("  ")).isEmpty();
  }
}
