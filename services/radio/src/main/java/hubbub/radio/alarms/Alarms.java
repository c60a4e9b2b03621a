package hubbub.radio.alarms;

import hubbub.platform.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All alarms that stand. Here they are raised and cleared, from any thread; nobody waits.
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger("radio");

  /// Alarms that stand at once; more are logged only.
  private static final int MOST = 2_000;

  private static final Duration FOR_GOOD = Duration.ofDays(3_650);

  private final Clock clock;
  private final Ticker ticker;
  private final Map<Key, Standing> standing = new HashMap<>();
  private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
  private long ever;

  private record Key(String mount, Class<? extends Alarm> kind) {}

  /// @param until nanoseconds of the ticker, when it is over by itself
  private record Standing(Raised raised, long until) {}

  public Alarms(Clock clock, Ticker ticker) {
    this.clock = clock;
    this.ticker = ticker;
  }

  /// Is told, in order and one at a time, and must return at once: whoever raises an alarm waits.
  public interface Hearer {
    /// One is raised that did not stand.
    void raised(Raised alarm);

    /// One is over.
    ///
    /// @param at when that was noticed
    void over(Raised alarm, Instant at);
  }

  /// Before any source comes.
  public void tell(Hearer hearer) {
    hearers.add(hearer);
  }

  /// Raises an alarm that somebody clears.
  void raise(String channel, String mount, Alarm alarm) {
    raise(channel, mount, alarm, FOR_GOOD);
  }

  /// Raises one, or lets the one of its kind that stands already stand for that much longer.
  ///
  /// @param stands after which it is over by itself
  synchronized void raise(String channel, String mount, Alarm alarm, Duration stands) {
    tidy();
    var key = new Key(mount, alarm.getClass());
    var until = ticker.nanos() + stands.toNanos();
    var before = standing.get(key);
    if (before != null) {
      var now = before.raised();
      standing.put(key, new Standing(new Raised(channel, mount, alarm, now.since()), until));
      return;
    }
    ever++;
    LOG.atWarn()
        .addKeyValue("channel", channel)
        .addKeyValue("mount", mount)
        .addKeyValue("alarm", alarm.kind())
        .log("alarm: {}", alarm.text());
    if (standing.size() < MOST) {
      var raised = new Raised(channel, mount, alarm, clock.instant());
      standing.put(key, new Standing(raised, until));
      hearers.forEach(hearer -> hearer.raised(raised));
    }
  }

  /// It is over, if it stood.
  synchronized void clear(String mount, Class<? extends Alarm> kind) {
    var gone = standing.remove(new Key(mount, kind));
    if (gone != null) {
      over(gone);
    }
  }

  private void over(Standing gone) {
    LOG.atInfo()
        .addKeyValue("channel", gone.raised().channel())
        .addKeyValue("mount", gone.raised().mount())
        .addKeyValue("alarm", gone.raised().alarm().kind())
        .log("an alarm is over");
    var at = clock.instant();
    hearers.forEach(hearer -> hearer.over(gone.raised(), at));
  }

  /// Those whose time is up are over.
  public synchronized void tidy() {
    var now = ticker.nanos();
    standing
        .values()
        .removeIf(one -> {
          var isOver = now - one.until() >= 0;
          if (isOver) {
            over(one);
          }
          return isOver;
        });
  }

  /// Those that stand, the oldest first.
  public synchronized List<Raised> now() {
    tidy();
    var all = new ArrayList<Raised>();
    standing.values().forEach(one -> all.add(one.raised()));
    all.sort(Comparator.comparing(Raised::since).thenComparing(Raised::mount));
    return all;
  }

  /// Those of a channel.
  public List<Raised> of(String channel) {
    return now().stream().filter(one -> one.channel().equals(channel)).toList();
  }

  /// How many were raised since the start.
  public synchronized long ever() {
    return ever;
  }
}
