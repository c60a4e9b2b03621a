package hubbub.radio.shows;

import hubbub.radio.air.Wanted;
import hubbub.radio.levels.Level;
import hubbub.radio.levels.Meters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gathers how loud mounts were, second by second, until somebody keeps it.
public final class Curves implements Meters.Watcher {
  private static final int A_SECOND = 10;

  /// Seconds of a mount that may wait; then the oldest are forgotten.
  private static final int MOST = 60;

  private final Map<String, Gathered> mounts = new ConcurrentHashMap<>();

  /// What waits of a mount.
  private static final class Gathered {
    private double rms;
    private double peak = Level.LEAST;
    private int tenths;
    private final Deque<Second> seconds = new ArrayDeque<>();

    synchronized void add(Level.Side side) {
      rms += Math.pow(10, side.rms() / 10) / A_SECOND;
      peak = Math.max(peak, side.peak());
      tenths++;
      if (tenths == A_SECOND) {
        seconds.addLast(new Second(10 * Math.log10(rms), peak));
        if (seconds.size() > MOST) {
          seconds.removeFirst();
        }
        rms = 0;
        peak = Level.LEAST;
        tenths = 0;
      }
    }

    synchronized byte[] take() {
      var bytes = new byte[2 * seconds.size()];
      for (var at = 0; at < bytes.length; at += 2) {
        var second = seconds.removeFirst();
        bytes[at] = below(second.rms());
        bytes[at + 1] = below(second.peak());
      }
      return bytes;
    }

    private static byte below(double decibels) {
      return (byte) Math.clamp(Math.round(-decibels), 0, (int) -Level.LEAST);
    }
  }

  private record Second(double rms, double peak) {}

  @Override
  public void shown(Wanted source, Level level) {
    mounts.computeIfAbsent(source.path(), _ -> new Gathered()).add(level.both());
  }

  /// All that waits of a mount: two bytes for each second, decibels below full scale of RMS and
  /// peak.
  byte[] take(String mount) {
    var gathered = mounts.get(mount);
    return gathered == null ? new byte[0] : gathered.take();
  }

  /// Forgets all other mounts.
  void only(Set<String> running) {
    mounts.keySet().retainAll(running);
  }
}
