package hubbub.favourites.eventsub;

import hubbub.platform.Ticker;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A session of EventSub that lasts: a broken line is followed by another after a pause that grows,
/// and one that Twitch moves is kept until the new one is welcomed. Its owner calls [#tick] several
/// times a second.
final class EventSocket implements AutoCloseable {
  static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  static final Duration PAUSE_MAX = Duration.ofMinutes(2);

  /// A line that lasted longer was a good one.
  private static final Duration STEADY = Duration.ofMinutes(1);

  private static final int DOUBLINGS_MAX = 7;

  private final URI address;
  private final HttpClient client;
  private final Clock clock;
  private final Ticker ticker;
  private final DoubleSupplier dice;
  private final EventSubMeters meters;
  private final Ear ear;
  private @Nullable Line line;
  private @Nullable Line next;
  private Optional<Session> session = Optional.empty();
  private int failures;
  private long sessions;
  private long due;
  private boolean closed;

  /// @param dice between 0 and 1, for pauses that are not everybody's
  EventSocket(
      URI address,
      HttpClient client,
      Clock clock,
      Ticker ticker,
      DoubleSupplier dice,
      EventSubMeters meters,
      Ear ear) {
    this.address = address;
    this.client = client;
    this.clock = clock;
    this.ticker = ticker;
    this.dice = dice;
    this.meters = meters;
    this.ear = ear;
    due = ticker.nanos();
  }

  /// @param id as Twitch calls it now
  /// @param number the same for as long as its subscriptions last, also when it moves
  record Session(String id, long number) {}

  /// The one that subscriptions can be made for.
  synchronized Optional<Session> session() {
    return session;
  }

  /// Whether it failed more than once in a row.
  synchronized boolean isInTrouble() {
    return session.isEmpty() && failures > 1;
  }

  /// Looks whether something is due.
  void tick() {
    if (ticked()) {
      ear.changed();
    }
  }

  /// @return whether the session is over
  private synchronized boolean ticked() {
    if (closed) {
      return false;
    }
    var lost = false;
    if (line != null && isGone(line)) {
      lose(line);
      lost = true;
    }
    if (next != null && isGone(next)) {
      // Twitch closes the old line, too, when nobody comes by the new one.
      var gone = next;
      next = null;
      lose(line == null ? gone : line);
      lost = true;
    }
    if (line == null && next == null && ticker.nanos() - due >= 0) {
      line = fresh();
      line.open(client, address);
    }
    return lost;
  }

  private static boolean isGone(Line one) {
    if (!one.isOver() && one.isSilent()) {
      one.abort();
    }
    return one.isOver();
  }

  private void lose(Line lost) {
    lost.abort();
    line = null;
    if (next != null) {
      // It still may be welcomed, with all that was subscribed to.
      return;
    }
    session = Optional.empty();
    if (lost.isWelcomed() && lost.age().compareTo(STEADY) > 0) {
      failures = 0;
    }
    var pause = PAUSE_MIN.toNanos() << Math.min(failures, DOUBLINGS_MAX);
    failures++;
    due =
        ticker.nanos()
            + (long) (Math.min(pause, PAUSE_MAX.toNanos()) * (0.5 + dice.getAsDouble() / 2));
  }

  /// One to be opened when it is known here: its welcome may come while it is.
  private Line fresh() {
    return new Line(clock, ticker, meters, this::hear);
  }

  private void hear(Line from, Message message) {
    switch (message) {
      case Message.Welcome welcome -> {
        welcomed(from, welcome);
        ear.changed();
      }
      case Message.Keepalive _ -> {}
      case Message.Told(var notification) -> {
        meters.message("told");
        ear.told(notification);
      }
      case Message.Reconnect(var where) -> move(from, where);
      case Message.Revoked revoked -> {
        meters.message("revoked");
        ear.revoked(revoked);
      }
      case Message.Strange(var isBroken) -> meters.message(isBroken ? "broken" : "unknown");
    }
  }

  private synchronized void welcomed(Line from, Message.Welcome welcome) {
    if (from.equals(next)) {
      if (line != null) {
        line.close();
      }
      line = next;
      next = null;
      session =
          Optional.of(
              new Session(welcome.session(), session.map(Session::number).orElse(++sessions)));
    } else if (from.equals(line)) {
      session = Optional.of(new Session(welcome.session(), ++sessions));
    }
  }

  /// Goes where Twitch says, but never from TLS to none.
  private synchronized void move(Line from, URI where) {
    var isFit =
        EventSubConfig.isSocket(where)
            && (!"wss".equals(address.getScheme()) || "wss".equals(where.getScheme()));
    if (!isFit) {
      meters.message("broken");
    } else if (from.equals(line) && next == null && !closed) {
      meters.message("moved");
      next = fresh();
      next.open(client, where);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    session = Optional.empty();
    if (line != null) {
      line.close();
    }
    if (next != null) {
      next.close();
    }
  }
}
