package hubbub.app.terminal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Says how far long work is: how much, how fast, and how long it will still take where that is
/// known. Beside the answer, so that a file or a program gets the answer alone.
final class Progress {
  private static final long LIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Screen screen;
  private final String what;
  private final long begun = System.nanoTime();
  private long said = begun;
  private boolean painted;

  /// @param what is counted, such as "messages"
  Progress(Screen screen, String what) {
    this.screen = screen;
    this.what = what;
  }

  /// Says it now and then.
  ///
  /// @param total -1 where it is not known
  void at(long done, long total, String beside) {
    var now = System.nanoTime();
    if (now - said >= (screen.live() ? LIVE_NANOS : PLAIN_NANOS)) {
      said = now;
      show(text(done, total, Duration.ofNanos(now - begun)) + beside);
    }
  }

  void at(long done, long total) {
    at(done, total, "");
  }

  String text(long done, long total, Duration passed) {
    var perSecond = passed.isZero() ? 0 : done * 1e9 / passed.toNanos();
    var text = new StringBuilder(Figures.count(done));
    if (total > 0) {
      text.append(" of ").append(Figures.count(Math.max(done, total)));
    }
    text.append(' ').append(what).append(", ").append(Figures.rate(perSecond)).append("/s");
    if (total > done && perSecond > 0) {
      var left = Duration.ofMillis((long) ((total - done) / perSecond * 1_000));
      text.append(", ").append(Figures.time(left)).append(" left");
    }
    return text.toString();
  }

  private void show(String text) {
    if (screen.live()) {
      screen.err().print("\r" + Table.cut(text, screen.width() - 1) + "\u001b[K");
      screen.err().flush();
      painted = true;
    } else {
      screen.note(text);
    }
  }

  /// Leaves the line free, and says how it ended.
  void end(long done) {
    if (painted) {
      screen.err().print("\r\u001b[K");
    }
    screen.note(text(done, -1, Duration.ofNanos(System.nanoTime() - begun)));
  }
}
