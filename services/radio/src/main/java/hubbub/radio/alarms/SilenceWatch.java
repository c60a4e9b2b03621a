package hubbub.radio.alarms;

import hubbub.platform.Ticker;
import hubbub.radio.air.Wanted;
import hubbub.radio.alarms.Alarm.Silence;
import hubbub.radio.levels.Level;
import hubbub.radio.levels.Meters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Raises an alarm where a source is silent for too long, and clears it with the first sound. What
/// is not measured is not silent.
public final class SilenceWatch implements Meters.Watcher {
  /// After so long without a level silence begins anew.
  private static final long UNKNOWN_NANOS = 5_000_000_000L;

  private final Alarms alarms;
  private final int level;
  private final Duration after;
  private final Ticker ticker;
  private final Map<String, Quiet> quiet = new ConcurrentHashMap<>();

  private record Quiet(long since, long last) {}

  /// @param level dBFS; what is under it is silence
  public SilenceWatch(Alarms alarms, int level, Duration after, Ticker ticker) {
    this.alarms = alarms;
    this.level = level;
    this.after = after;
    this.ticker = ticker;
  }

  @Override
  public void shown(Wanted source, Level shown) {
    var mount = source.path();
    if (shown.both().rms() >= level) {
      if (quiet.remove(mount) != null) {
        alarms.clear(mount, Silence.class);
      }
      return;
    }
    var now = ticker.nanos();
    var before = quiet.get(mount);
    var since = before != null && now - before.last() < UNKNOWN_NANOS ? before.since() : now;
    quiet.put(mount, new Quiet(since, now));
    if (now - since >= after.toNanos()) {
      alarms.raise(source.channel(), mount, new Silence(level, after));
    }
  }

  /// The source of a mount is gone.
  void forget(String mount) {
    quiet.remove(mount);
    alarms.clear(mount, Silence.class);
  }
}
