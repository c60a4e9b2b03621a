package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages' figures, asked of their modules in a real browser.
class DrawingTest {
  @TempDir static Path folder;

  private static RunningHubbub hubbub;
  private static Browser browser;

  @BeforeAll
  static void open() {
    hubbub = RunningHubbub.start(folder.resolve("data"));
    browser = new Browser().sized(Browser.DESKTOP);
    browser.open("http://localhost:" + hubbub.port() + "/crowd");
  }

  @AfterAll
  static void close() {
    browser.close();
    hubbub.close();
  }

  private static Object ask(String module, String script) {
    return browser.run("return import('hubbub/%s').then((m) => { %s })".formatted(module, script));
  }

  @Test
  void a_second_that_the_series_has_already_is_not_counted_again() {
    var heard =
        ask(
            "source.js",
            """
            const source = new m.Source('twitch/ana');
            source.state = 'live';
            const at = Date.parse('2026-11-21T18:00:10Z');
            source.points.set(at, { at, messages: 7, gap: 0 });
            source.counted = at + 900;
            source.hear({ at: '2026-11-21T18:00:10.900Z', per_second: 7, rate: 7 }, 1);
            source.hear({ at: '2026-11-21T18:00:11.900Z', per_second: 8, rate: 7 }, 1);
            return [...source.points.values()].map((p) => p.messages);
            """);

    assertThat(heard).isEqualTo(List.of(7L, 8L));
  }

  @Test
  void a_channel_that_waits_is_not_silent_but_unknown() {
    var gap =
        ask(
            "source.js",
            """
            const source = new m.Source('twitch/ana');
            source.state = 'waiting';
            source.hear({ at: '2026-11-21T18:00:10.900Z', per_second: 0, rate: 0 }, 1);
            return [...source.points.values()].map((p) => p.gap);
            """);

    assertThat(gap).isEqualTo(List.of(1L));
  }

  @Test
  void a_range_is_asked_for_in_whole_buckets() {
    var asked =
        ask(
            "crowd.js",
            """
            const crowd = new m.Crowd({ channels: [] });
            const at = Date.parse('2026-11-21T18:00:00Z');
            crowd.range = { from: at + 1700, to: at + 361300 };
            let asked = null;
            crowd.sources = [{ channel: 'twitch/ana', runs: [], fetch: async (from, to, step) => { asked = [from - at, to - at, step]; } }];
            return crowd.load().then(() => asked.join(' '));
            """);

    assertThat(asked).isEqualTo("0 362000 1s");
  }

  @Test
  void what_is_too_young_to_say_is_not_called_unconnected() {
    var words =
        ask(
            "chart-lines.js",
            """
            const drawing = { bucket: 10, now: 1000 };
            const bucket = (at, gap) => ({ at, steps: 10, gap, messages: 20 });
            return [bucket(-20000, 0), bucket(-20000, 10), bucket(0, 0)].map((b) => m.rateIn(b, drawing));
            """);

    assertThat(words).isEqualTo(List.of("2.0", "not connected", "—"));
  }

  @Test
  void an_axis_has_figures_that_one_decimal_can_write() {
    var axes = ask("series.js", "return [1, 3, 8].map((most) => m.ticksTo(most).join(' '))");

    assertThat(axes).isEqualTo(List.of("0 0.5 1", "0 1 2 3", "0 2 4 6 8"));
  }

  @Test
  void channels_of_one_platform_have_strokes_of_their_own() {
    var strokes =
        ask(
            "chart-lines.js",
            """
            return m.strokesOf(['twitch', 'twitch', 'bluesky', 'twitch'].map((platform) => ({ platform })));
            """);

    assertThat(strokes).isEqualTo(List.of("main", "nth-1", "dash", "nth-2"));
  }

  @Test
  void a_refusal_is_told_in_sentences_without_pointers() {
    var told =
        ask(
            "api.js",
            """
            const problem = (errors) => new m.Problem(422, 'Unprocessable', 'x', errors);
            return [[{ field: '/channels/0', message: 'there is no capture of that name' }],
              [{ field: 'text', message: 'no word to find' }], []].map((e) => m.explain(problem(e))[0]);
            """);

    assertThat(told)
        .isEqualTo(List.of("There is no capture of that name.", "Text: no word to find.", "X."));
  }
}
