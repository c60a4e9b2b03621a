package hubbub.radio.air;

import hubbub.platform.Ticker;
import hubbub.radio.air.Listener.Who;
import hubbub.radio.sound.Framer.Shape;
import hubbub.radio.standin.Loop;
import hubbub.radio.standin.Silence;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that is on air in this process. It lives on one event loop, as all connections with sound
/// do: everything here happens there, so nothing is locked.
public final class Air {
  private static final String LIVE = "/live/";
  private static final long CLOSE_MILLIS = 500;
  private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

  /// Of a file, so that players begin at once.
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final long LOOK_SECONDS = 2;
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

  private final Map<String, String> fallbacks = new HashMap<>();
  private final Map<String, Playable> files = new HashMap<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final Map<Long, Listener> listeners = new HashMap<>();
  private long sourcesEver;
  private long listenersEver;
  private long skipped;
  private long stalled;
  private long refused;
  private volatile Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0);
  private volatile @Nullable EventExecutor loop;

  /// @param records keeps what sources bring
  /// @param visits hears of those who listened
  public Air(Bounds bounds, Clock clock, Ticker ticker, Records records, Visits visits) {
    this.bounds = bounds;
    this.clock = clock;
    this.ticker = ticker;
    this.records = records;
    this.visits = visits;
  }

  /// Whether somebody who comes with a source gets in.
  public sealed interface Brought {
    /// It is on air, or next where somebody else's source is there.
    ///
    /// @param intake takes the sound from here on, once it has begun
    record In(Intake intake) implements Brought {}

    /// Another one by the same key is there, or somebody is next already.
    record Taken() implements Brought {}

    /// There are too many.
    record Full() implements Brought {}
  }

  /// Whether somebody who wants to listen gets in.
  public sealed interface Heard {
    /// @param mount as it is
    /// @param titled whether titles stand between the bytes of sound
    /// @param handler what hears the connection from here on
    /// @param begin to be called when it does, with the response's head
    record In(MountState mount, boolean titled, ChannelHandler handler, Begin begin)
        implements Heard {}

    /// There is no sound.
    record Nothing() implements Heard {}

    /// There are too many.
    record Full() implements Heard {}
  }

  /// Begins to send.
  @FunctionalInterface
  public interface Begin {
    void on(Channel channel, byte[] head);
  }

  /// What somebody who listens says of themselves.
  ///
  /// @param titled whether they want titles between the bytes of sound
  public record Visitor(String address, String program, String referrer, boolean titled) {}

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
    var other = Optional.ofNullable(fallbacks.get(path));
    return other.flatMap(this::live).or(() -> other.map(files::get).map(Playable::mount));
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
    if (!fallbacks.containsKey(mount.path())) {
      return;
    }
    for (var listener : List.copyOf(listeners.values())) {
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
    if (listeners.size() >= bounds.listeners()
        || mount.listenerCount() >= bounds.listenersPerMount()
        || byAddress.getOrDefault(visitor.address(), 0) >= bounds.listenersPerAddress()) {
      refused++;
      return new Heard.Full();
    }
    var who = new Who(++listenersEver, channel(path, mount), visitor);
    var titled = visitor.titled() && mount.format().orElseThrow().hasTitles();
    var listener = new Listener(this, who, mount, path, titled, nanos());
    mount.enter(listener);
    listeners.put(who.id(), listener);
    byAddress.merge(who.address(), 1, Integer::sum);
    count();
    return new Heard.In(state(mount), titled, listener, listener::begin);
  }

  /// A channel's own address is its own, whatever stands in there.
  private String channel(String path, Mount heard) {
    return path.startsWith(LIVE) ? path.substring(LIVE.length()) : state(heard).channel();
  }

  void left(Listener listener) {
    over(listener);
    byAddress.computeIfPresent(
        listener.who().address(), (_, count) -> count == 1 ? null : count - 1);
    count();
  }

  /// A listener is told of once.
  private void over(Listener listener) {
    if (listeners.remove(listener.who().id()) != null) {
      visits.over(visit(listener, clock.instant(), nanos()));
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
    other.ifPresentOrElse(to -> fallbacks.put(path, to), () -> fallbacks.remove(path));
    files.keySet().removeIf(name -> !fallbacks.containsValue(name));
  }

  /// What stands in for a mount when that has no source: a file.
  ///
  /// @param name with a slash before it
  /// @param memory where its sound is kept
  public void fallback(String path, String name, Loop sound, ByteBufAllocator memory) {
    var before =
        files.put(name, new Playable(name, sound, clock.instant(), bounds.burst(), memory));
    fallback(path, Optional.of(name));
    if (before != null) {
      close(before.mount());
    }
  }

  /// Somebody listens there: where it is a file's sound, it is played.
  void wake(Mount mount, EventExecutor on) {
    var file = files.get(mount.path());
    if (file != null && file.mount() == mount && !mount.isHeld()) {
      mount.hold(new Hold(this, mount, file.sound().play(), on, FOR_EVER, AHEAD));
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
    var listener = listeners.get(id);
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
    return look(this::mounts);
  }

  private <T> List<T> look(Callable<List<T>> at) {
    var where = loop;
    if (where == null) {
      return List.of();
    }
    try {
      return where.submit(at).get(LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.atWarn().log("what is on air could not be looked at: {}", e.toString());
      return List.of();
    }
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
        .map(this::state)
        .toList();
  }

  /// Who listens to a channel now, in no order. From any other thread; nobody where the loop does
  /// not answer in time.
  public List<Visit> visits(String channel) {
    return look(() -> {
      var at = clock.instant();
      var nanos = nanos();
      return listeners.values().stream()
          .filter(listener -> listener.who().channel().equals(channel))
          .map(listener -> visit(listener, at, nanos))
          .toList();
    });
  }

  private static Visit visit(Listener listener, Instant at, long nanos) {
    var who = listener.who();
    var lasted = Duration.ofNanos(nanos - listener.since());
    return new Visit(
        who.channel(),
        listener.home(),
        who.address(),
        who.program(),
        who.referrer(),
        at.minus(lasted),
        lasted);
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
            listeners.size(),
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
    var file = files.get(mount.path());
    if (file == null) {
      throw new IllegalStateException("nothing is heard at " + mount.path());
    }
    return file.state();
  }

  private MountState state(Source source) {
    var mount = source.mount();
    var framer = mount.framer();
    var wanted = source.wanted();
    return new MountState(
        mount.path(),
        wanted.channel(),
        wanted.info(),
        mount.format().orElseThrow(),
        framer.map(one -> one.shape()).orElse(new Shape(0, 0, 0)),
        source.since(),
        mount.title().artist(),
        mount.title().title(),
        mount.listenerCount(),
        mount.peak(),
        source.bytes(),
        mount.bytesOut(),
        framer.map(one -> one.damaged()).orElse(0L),
        Optional.ofNullable(fallbacks.get(mount.path())),
        wanted.address(),
        Optional.ofNullable(waiting.get(mount.path())).map(next -> next.wanted().info().name()));
  }

  private ListenerState state(Listener listener) {
    var who = listener.who();
    return new ListenerState(
        who.id(),
        who.address(),
        who.program(),
        who.referrer(),
        Duration.ofNanos(nanos() - listener.since()),
        listener.late());
  }

  /// Where everything happens, once anything does.
  void on(EventExecutor executor) {
    loop = executor;
  }

  /// Does something on its loop, from any other thread.
  ///
  /// @return what comes of it; empty where nothing was ever on air
  public <T> Optional<Future<T>> soon(Callable<T> what) {
    return Optional.ofNullable(loop).map(where -> where.submit(what));
  }

  /// Ends all, on its loop. From any other thread.
  public void close() {
    var where = loop;
    if (where != null) {
      try {
        where.submit(this::endAll).await(CLOSE_MILLIS);
      } catch (RejectedExecutionException _) {
        // The loop has ended, and all connections with it.
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void endAll() {
    for (var all : List.of(waiting, sources)) {
      List.copyOf(all.values()).forEach(source -> source.expel(new Ending.GoingAway()));
    }
    // Connections may outlive whoever keeps what was told.
    List.copyOf(listeners.values()).forEach(this::over);
  }
}
