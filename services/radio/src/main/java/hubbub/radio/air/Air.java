package hubbub.radio.air;

import hubbub.platform.Ticker;
import hubbub.radio.air.Listener.Who;
import hubbub.radio.standin.Loop;
import hubbub.radio.standin.Silence;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that is on air in this process. It lives on one event loop, as all connections with sound
/// do: everything here happens there, so nothing is locked.
public final class Air {
  private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

  /// Of a file, so that players begin at once.
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger("radio");

  private final Bounds bounds;
  private final Clock clock;
  private final Ticker ticker;
  private final Records records;
  private final Visits visits;
  private final Map<String, Mount> mounts = new TreeMap<>();
  private final Map<String, Source> sources = new HashMap<>();

  /// Who is next, by mount.
  private final Map<String, Source> waiting = new HashMap<>();

  private final StandIns standIns = new StandIns();
  private final Listeners listeners;
  private long sourcesEver;
  private long listenersEver;
  private long skipped;
  private long stalled;
  private long refused;
  private volatile Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0);
  private final OneLoop loop = new OneLoop();

  /// @param records keeps what sources bring
  /// @param visits hears of those who listened
  public Air(Bounds bounds, Clock clock, Ticker ticker, Records records, Visits visits) {
    this.bounds = bounds;
    this.clock = clock;
    this.ticker = ticker;
    this.records = records;
    this.visits = visits;
    listeners = new Listeners(bounds);
  }

  Bounds bounds() {
    return bounds;
  }

  long nanos() {
    return ticker.nanos();
  }

  Instant now() {
    return clock.instant();
  }

  /// Whether there is sound at a path, or something stands in for it.
  public boolean sounds(String path) {
    return find(path).isPresent();
  }

  private Optional<Mount> find(String path) {
    return live(path).or(() -> standsIn(path));
  }

  /// What is heard where there is no source.
  private Optional<Mount> standsIn(String path) {
    var other = standIns.at(path);
    return other.flatMap(this::live).or(() -> other.flatMap(standIns::file).map(Playable::mount));
  }

  /// A mount whose source is there and makes sound.
  private Optional<Mount> live(String path) {
    return Optional.ofNullable(mounts.get(path))
        .filter(mount -> sources.containsKey(path) && mount.sounds());
  }

  /// Lets a source in. Where one by another key is there, it waits until that is gone; one by the
  /// same key takes its place, if settings say so.
  ///
  /// @param memory where its sound is kept
  public Brought bring(Wanted wanted, ByteBufAllocator memory) {
    var path = wanted.path();
    var there = sources.get(path);
    if (there != null && bounds.takeOver() && isSameKey(there, wanted)) {
      there.expel(new Ending.Followed());
      there = null;
    }
    if (there != null && (isSameKey(there, wanted) || waiting.containsKey(path))) {
      refused++;
      return new Brought.Taken();
    }
    if (sources.size() + waiting.size() >= bounds.sources()) {
      refused++;
      return new Brought.Full();
    }
    var mount = mounts.computeIfAbsent(path, _ -> new Mount(path, bounds.burst(), memory));
    sourcesEver++;
    var source = new Source(this, mount, wanted);
    if (there == null) {
      sources.put(path, source);
      source.takeMount(records);
    } else {
      waiting.put(path, source);
      source.waitHere();
    }
    count();
    return new Brought.In(source);
  }

  private static boolean isSameKey(Source there, Wanted wanted) {
    return there.wanted().keyId().equals(wanted.keyId());
  }

  /// A source has brought its first sound: whoever waits elsewhere for it comes back.
  void sounds(Mount mount) {
    if (standIns.at(mount.path()).isEmpty()) {
      return;
    }
    for (var listener : listeners.all()) {
      if (listener.home().equals(mount.path())
          && listener.mount() != mount
          && listener.mount().format().equals(mount.format())) {
        listener.move(mount);
      }
    }
  }

  /// Lets somebody listen.
  ///
  /// @param path as they asked
  public Heard listen(String path, Visitor visitor) {
    var mount = find(path).orElse(null);
    if (mount == null) {
      return new Heard.Nothing();
    }
    if (mount.listenerCount() >= bounds.listenersPerMount()
        || !listeners.hasRoom(visitor.address())) {
      refused++;
      return new Heard.Full();
    }
    var who = new Who(++listenersEver, channel(path, mount), visitor);
    var titled = visitor.titled() && mount.format().orElseThrow().hasTitles();
    var listener = new Listener(this, who, mount, path, titled, nanos());
    mount.enter(listener);
    listeners.add(listener);
    count();
    return new Heard.In(state(mount), titled, listener, listener::begin);
  }

  /// A channel's own address is its own, whatever stands in there.
  private String channel(String path, Mount heard) {
    return ChannelMount.channel(path).orElseGet(() -> state(heard).channel());
  }

  void left(Listener listener) {
    over(listener);
    count();
  }

  /// A listener is told of once.
  private void over(Listener listener) {
    if (listeners.remove(listener)) {
      visits.over(listener.visit(clock.instant(), nanos()));
    }
  }

  void skipped() {
    skipped++;
    count();
  }

  void stalled() {
    stalled++;
    count();
  }

  void gone(Source source, Ending how) {
    var mount = source.mount();
    LOG.atInfo()
        .addKeyValue("mount", mount.path())
        .log("a source is gone: {}", how.getClass().getSimpleName());
    if (waiting.remove(mount.path(), source)) {
      count();
      return;
    }
    sources.remove(mount.path());
    mount.publish();
    var next = how instanceof Ending.Followed ? null : waiting.remove(mount.path());
    if (next != null) {
      mount.gone(new Ending.Followed());
      sources.put(mount.path(), next);
      next.takeMount(records);
    } else {
      mount.gone(how);
      standIn(source, how);
    }
    count();
  }

  private void standIn(Source source, Ending how) {
    var mount = source.mount();
    var other = standsIn(mount.path()).filter(one -> one.format().equals(mount.format()));
    switch (how) {
      case Ending.Killed _, Ending.GoingAway _ -> close(mount);
      case Ending.Followed _ -> {
        // Whoever follows begins in a moment.
      }
      case Ending.Closed _, Ending.Silent _, Ending.NoSound _ when other.isPresent() -> {
        mount.listeners().forEach(listener -> listener.move(other.get()));
        close(mount);
      }
      case Ending.Closed _, Ending.Silent _, Ending.NoSound _ -> hold(mount, source);
    }
  }

  private void hold(Mount mount, Source source) {
    var silence = mount.listenerCount() == 0 ? Optional.<Silence>empty() : mount.fallSilent();
    silence.ifPresentOrElse(
        begun -> {
          var most = bounds.silence();
          mount.hold(new Hold(this, mount, begun, source.loop(), most, Duration.ZERO));
        },
        () -> close(mount));
  }

  /// The sound of a mount is over.
  void close(Mount mount) {
    mount.listeners().forEach(Listener::end);
    mounts.remove(mount.path(), mount);
    mount.end();
  }

  /// Sets what plays; by the path of a mount with a source.
  ///
  /// @param keyId which stream key says so: who is next and not on air says it of their own sound;
  ///   empty where no key does
  /// @return whether there is a source
  public boolean title(String path, String keyId, String artist, String title) {
    var next = waiting.get(path);
    var source = next != null && next.wanted().keyId().equals(keyId) ? next : sources.get(path);
    if (source != null) {
      source.title(new Title(artist, title));
    }
    return source != null;
  }

  /// What stands in for a mount when that has no source.
  ///
  /// @param other the path of a mount, or the name of a file with a slash before it; where both are
  ///   there it is the mount
  public void fallback(String path, Optional<String> other) {
    standIns.set(path, other);
  }

  /// What stands in for a mount when that has no source: a file.
  ///
  /// @param name with a slash before it
  /// @param memory where its sound is kept
  public void fallback(String path, String name, Loop sound, ByteBufAllocator memory) {
    var file = new Playable(name, sound, clock.instant(), bounds.burst(), memory);
    var before = standIns.set(path, file);
    if (before != null) {
      close(before.mount());
    }
  }

  /// Somebody listens there: where it is a file's sound, it is played.
  void wake(Mount mount, EventExecutor on) {
    if (!mount.isHeld()) {
      standIns
          .fileOn(mount)
          .map(file -> new Hold(this, mount, file.sound().play(), on, FOR_EVER, AHEAD))
          .ifPresent(mount::hold);
    }
  }

  /// Ends a source.
  ///
  /// @return whether there was one
  public boolean killSource(String path) {
    var source = sources.get(path);
    if (source != null) {
      source.expel(new Ending.Killed());
    }
    return source != null;
  }

  /// Ends a listener of a mount.
  ///
  /// @return whether there was one
  public boolean killListener(String path, long id) {
    var listener = listeners.find(id);
    if (listener == null || !listener.mount().path().equals(path)) {
      return false;
    }
    listener.end();
    return true;
  }

  /// Moves all listeners of a mount to another one.
  ///
  /// @return whether both are there, with the same format
  public boolean moveListeners(String path, String other) {
    var from = live(path);
    var to = live(other);
    if (from.isEmpty() || to.isEmpty() || !from.get().format().equals(to.get().format())) {
      return false;
    }
    from.get().listeners().forEach(listener -> listener.move(to.get()));
    return true;
  }

  /// Everything that sounds, by path.
  public List<MountState> mounts() {
    var all = new ArrayList<MountState>();
    for (var mount : mounts.values()) {
      var source = sources.get(mount.path());
      if (source != null && mount.sounds()) {
        all.add(state(source));
      }
    }
    return all;
  }

  /// The same from any other thread; nothing where the loop does not answer in time.
  public List<MountState> look() {
    return loop.look(this::mounts);
  }

  /// What sounds at a path, or stands in for it there.
  public Optional<MountState> mount(String path) {
    return find(path).map(this::state);
  }

  /// Who listens at a mount, the first to come first.
  public List<ListenerState> listeners(String path) {
    var mount = mounts.get(path);
    if (mount == null) {
      return List.of();
    }
    return mount.listeners().stream()
        .sorted(Comparator.comparingLong(listener -> listener.who().id()))
        .map(listener -> listener.state(nanos()))
        .toList();
  }

  /// Who listens to a channel now, in no order. From any other thread; nobody where the loop does
  /// not answer in time.
  public List<Visit> visits(String channel) {
    return loop.look(() -> {
      var at = clock.instant();
      var nanos = nanos();
      return listeners.of(channel).stream().map(one -> one.visit(at, nanos)).toList();
    });
  }

  /// What was counted since the start.
  ///
  /// @param sources on air now
  /// @param listeners now
  /// @param skipped how often a listener was too late and was moved on
  /// @param stalled how many were closed because they took nothing
  /// @param refused how many sources and listeners found no room
  public record Counts(
      int sources,
      int listeners,
      long sourcesEver,
      long listenersEver,
      long skipped,
      long stalled,
      long refused) {}

  /// From any thread.
  public Counts counts() {
    return counts;
  }

  private void count() {
    counts =
        new Counts(
            sources.size(),
            listeners.amount(),
            sourcesEver,
            listenersEver,
            skipped,
            stalled,
            refused);
  }

  private MountState state(Mount mount) {
    var source = sources.get(mount.path());
    if (source != null && source.mount() == mount) {
      return state(source);
    }
    return standIns
        .fileOn(mount)
        .map(Playable::state)
        .orElseThrow(() -> new IllegalStateException("nothing is heard at " + mount.path()));
  }

  private MountState state(Source source) {
    var path = source.mount().path();
    var next = Optional.ofNullable(waiting.get(path)).map(one -> one.wanted().info().name());
    return source.state(standIns.at(path), next);
  }

  /// Where everything happens, once anything does.
  void on(EventExecutor executor) {
    loop.set(executor);
  }

  /// Does something on its loop, from any other thread.
  ///
  /// @return what comes of it; empty where nothing was ever on air
  public <T> Optional<Future<T>> soon(Callable<T> what) {
    return loop.soon(what);
  }

  /// Ends all, on its loop. From any other thread.
  public void close() {
    loop.last(this::endAll);
  }

  private void endAll() {
    for (var all : List.of(waiting, sources)) {
      List.copyOf(all.values()).forEach(source -> source.expel(new Ending.GoingAway()));
    }
    // Connections may outlive whoever keeps what was told.
    listeners.all().forEach(this::over);
  }
}
