package hubbub.radio.air;

import hubbub.radio.silence.Silence;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/// Holds the listeners of a mount without a source for a while, with silence as long as sound would
/// be, so that their players stay.
final class Hold {
  private final Air air;
  private final Mount mount;
  private final Silence silence;
  private final EventExecutor loop;
  private final long since;
  private long micros;
  private boolean over;

  Hold(Air air, Mount mount, Silence silence, EventExecutor loop) {
    this.air = air;
    this.mount = mount;
    this.silence = silence;
    this.loop = loop;
    since = air.nanos();
  }

  void begin() {
    beat();
  }

  /// A source is there again.
  void end() {
    over = true;
  }

  private void beat() {
    if (over) {
      return;
    }
    if (mount.listenerCount() == 0) {
      air.close(mount);
      return;
    }
    var now = (air.nanos() - since) / 1_000;
    if (now > TimeUnit.NANOSECONDS.toMicros(air.bounds().silence().toNanos())) {
      air.close(mount);
      return;
    }
    while (micros <= now) {
      var piece = silence.next();
      mount.add(piece);
      micros += Math.max(1, piece.micros());
    }
    mount.publish();
    var _ = loop.schedule(this::beat, Source.BEAT, TimeUnit.MILLISECONDS);
  }
}
