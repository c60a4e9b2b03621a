package hubbub.connectors.twitch;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.net.Dial;
import hubbub.contracts.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to Twitch channels: which of them share which connection, who is in where, when to
/// connect again. Reading threads and the desk come here, so a lock guards it; nothing waits while
/// holding it. A thread of its own looks after the time: pings, joins, silence, attempts.
public final class TwitchConnector implements Connector {
  private static final Logger LOG = LoggerFactory.getLogger(TwitchConnector.class);
  private static final int JOIN_LINE_CHANNELS = 18;
  private static final long LOOK_MILLIS = 250;

  private final TwitchConfig config;
  private final Dial dial;
  private final TwitchMeters meters;
  private final Supplier<Moment> clock;
  private final RandomGenerator random;
  private final JoinPace pace;
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final List<Bundle> bundles = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean looking;

  public TwitchConnector(
      TwitchConfig config, Supplier<Moment> clock, RandomGenerator random, MeterRegistry meters) {
    this.config = config;
    this.clock = clock;
    this.random = random;
    this.meters = new TwitchMeters(meters);
    dial = config.dial();
    pace = new JoinPace(config.joinsMax(), TwitchConfig.JOINS_WINDOW.toNanos());
    meters.gauge("hubbub.connectors.twitch.rooms", rooms, Map::size);
  }

  @Override
  public String platform() {
    return "twitch";
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean resumes() {
    return false;
  }

  @Override
  public Wanted read(String name) {
    var login = name.toLowerCase(Locale.ROOT);
    var fits = !login.isEmpty() && login.length() <= 25;
    for (var i = 0; fits && i < login.length(); i++) {
      var c = login.charAt(i);
      fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!fits) {
      throw new NotAChannel("a Twitch channel has 1 to 25 letters, digits and '_'");
    }
    return new Wanted(new Channel(platform(), login), "");
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var now = clock.get();
    var room = new Room(wanted.channel().name(), ear, this, now);
    lock.lock();
    try {
      rooms.put(room.name, room);
      bundleWithRoom(now.nanos()).rooms.add(room);
      if (!looking) {
        looking = true;
        Thread.ofPlatform().name("twitch-clock").daemon().start(this::look);
      }
      changed.signal();
      return room;
    } finally {
      lock.unlock();
    }
  }

  void leave(Room room) {
    lock.lock();
    try {
      rooms.remove(room.name, room);
      for (var bundle : List.copyOf(bundles)) {
        if (bundle.rooms.remove(room)) {
          if (bundle.rooms.isEmpty()) {
            bundles.remove(bundle);
            close(bundle.current);
            close(bundle.old);
          } else if (bundle.current != null && room.isConfirmedOn(bundle.current)) {
            bundle.current.send("PART #" + room.name);
          }
        }
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// The room of a channel; null if nobody listens to it.
  @Nullable Room room(String channel) {
    return rooms.get(channel);
  }

  /// A connection is logged in: its joins can go out.
  void welcomed() {
    lock.lock();
    try {
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void joined(TwitchConnection connection, String channel) {
    lock.lock();
    try {
      var room = rooms.get(channel);
      var bundle = room == null ? null : bundleOf(room);
      if (room == null || bundle == null) {
        return;
      }
      if (connection == bundle.current || connection == bundle.old) {
        room.confirm(connection, clock.get());
        bundle.trouble = null;
      }
      if (connection == bundle.current && bundle.old != null && bundle.isInEverywhere(connection)) {
        bundle.old.close("replaced after RECONNECT");
      }
    } finally {
      lock.unlock();
    }
  }

  void refused(String channel, String note) {
    lock.lock();
    try {
      var room = rooms.get(channel);
      if (room != null && !room.isConfirmed()) {
        room.refused(note);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Twitch will close this connection soon: another is opened, and this one read until it is in.
  void reconnect(TwitchConnection connection) {
    lock.lock();
    try {
      for (var bundle : bundles) {
        if (bundle.current == connection) {
          close(bundle.old);
          bundle.replace(clock.get().nanos());
          meters.reconnects.increment();
          LOG.info("twitch asks to reconnect channels={}", bundle.rooms.size());
        }
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// A connection has ended.
  void closed(TwitchConnection connection, String reason) {
    var now = clock.get();
    lock.lock();
    try {
      for (var bundle : bundles) {
        if (bundle.current == connection) {
          var up = connection.isUp() ? connection.openNanos(now.nanos()) : 0;
          bundle.failed(now.nanos(), up, config.pauseMax().toNanos(), random);
          bundle.trouble = reason;
          meters.reconnects.increment();
          LOG.info("twitch closed channels={} why={}", bundle.rooms.size(), reason);
        } else if (bundle.old == connection) {
          bundle.old = null;
        } else {
          continue;
        }
        bundle.rooms.forEach(room -> room.lose(connection, reason, now));
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    lock.lock();
    try {
      while (!bundles.isEmpty()) {
        var now = clock.get().nanos();
        for (var bundle : bundles) {
          look(bundle, now);
        }
        var _ = changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      looking = false;
      lock.unlock();
    }
  }

  private void look(Bundle bundle, long now) {
    if (bundle.isDue(now)) {
      var connection = new TwitchConnection(dial, config, nick(), this, meters, clock);
      bundle.current = connection;
      connection.start();
    }
    lookAfter(bundle.current, now);
    lookAfter(bundle.old, now);
    join(bundle, now);
    for (var room : bundle.rooms) {
      room.tellIfUnanswered(now, config.answer().toNanos(), bundle.trouble);
    }
  }

  private void lookAfter(@Nullable TwitchConnection connection, long now) {
    if (connection == null) {
      return;
    }
    connection.pingEvery(config.ping().toNanos(), now);
    if (connection.silentNanos(now) >= config.silence().toNanos()) {
      connection.close("no sign of life for " + config.silence().toSeconds() + " s");
    } else if (!connection.isUp() && connection.openNanos(now) >= 2 * config.connect().toNanos()) {
      connection.close("no answer to the login");
    }
  }

  private void join(Bundle bundle, long now) {
    var connection = bundle.current;
    if (connection == null || !connection.isUp()) {
      return;
    }
    var names = new ArrayList<String>();
    for (var room : bundle.rooms) {
      if (names.size() < JOIN_LINE_CHANNELS
          && !room.isConfirmedOn(connection)
          && room.wantsJoin(now)
          && pace.take(now)) {
        room.joinSent(now);
        names.add("#" + room.name);
      }
    }
    if (!names.isEmpty()) {
      connection.send("JOIN " + String.join(",", names));
    }
  }

  private Bundle bundleWithRoom(long now) {
    for (var bundle : bundles) {
      if (bundle.rooms.size() < config.channelsPerConnection()) {
        return bundle;
      }
    }
    var bundle = new Bundle(now);
    bundles.add(bundle);
    return bundle;
  }

  private @Nullable Bundle bundleOf(Room room) {
    for (var bundle : bundles) {
      if (bundle.rooms.contains(room)) {
        return bundle;
      }
    }
    return null;
  }

  private static void close(@Nullable TwitchConnection connection) {
    if (connection != null) {
      connection.close("nobody listens any more");
    }
  }

  /// Any number makes an anonymous login.
  private String nick() {
    return "justinfan" + random.nextInt(10_000, 1_000_000);
  }
}
