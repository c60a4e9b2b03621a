package hubbub.radio.air;

import hubbub.radio.standin.StandIn;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Holds the listeners of a mount without a source, with something that stands in for its sound and
/// takes as long, so that their players stay. Ends with the last of them.
final class Hold {
  private final Air air;
  private final Mount mount;
  private final StandIn standIn;
  private final EventExecutor loop;
  private final Duration most;
  private final long since;
  private long micros;
  private boolean over;

  /// @param most for how long; then the sound is over
  /// @param ahead how much is there at once
  Hold(Air air, Mount mount, StandIn standIn, EventExecutor loop, Duration most, Duration ahead) {
    this.air = air;
    this.mount = mount;
    this.standIn = standIn;
    this.loop = loop;
    this.most = most;
    since = air.nanos();
    micros = -ahead.toNanos() / 1_000;
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
    var passed = Duration.ofNanos(air.nanos() - since);
    if (passed.compareTo(most) > 0) {
      air.close(mount);
      return;
    }
    while (micros <= passed.toNanos() / 1_000) {
      var piece = standIn.next();
      mount.standIn(standIn.head(), piece);
      micros += Math.max(1, piece.micros());
    }
    mount.publish();
    var _ = loop.schedule(this::beat, Source.BEAT, TimeUnit.MILLISECONDS);
  }
}
