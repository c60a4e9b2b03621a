package hubbub.favourites.eventsub;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.domain.Happened;
import hubbub.favourites.domain.Happened.Since;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Streamer.State;
import hubbub.favourites.events.Notification;
import hubbub.favourites.events.TwitchEvents;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlStreamers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what EventSub tells. What cannot be kept now waits, up to a bound.
public final class Intake implements Predicate<Channel> {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int WAITING_MAX = 10_000;
  private static final int LATELY_MAX = 10_000;

  /// Tries of one before it is looked whether it alone cannot be kept.
  private static final int FAILURES_MAX = 20;

  /// For how long answers of Twitch's API may be older than what EventSub said.
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final SqlEvents events;
  private final SqlStreamers streamers;
  private final Clock clock;
  private final EventSubMeters meters;
  private final BlockingDeque<Notification> waiting = new LinkedBlockingDeque<>(WAITING_MAX);
  private final Map<Channel, Instant> lately =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, Instant> eldest) {
          return size() > LATELY_MAX;
        }
      };
  private int failures;

  Intake(SqlEvents events, SqlStreamers streamers, Clock clock, EventSubMeters meters) {
    this.events = events;
    this.streamers = streamers;
    this.clock = clock;
    this.meters = meters;
  }

  /// Keeps it before it returns.
  ///
  /// @throws RuntimeException if the database is away
  void keep(Notification notification) {
    var happened =
        TwitchEvents.of(notification).stream()
            .filter(seen -> !isKnownEnd(seen) && !isKnownTitle(seen))
            .map(this::happened)
            .toList();
    events.keep(happened);
    synchronized (lately) {
      for (var one : happened) {
        if (!(one.since() instanceof Since.AsBefore)) {
          lately.put(one.told().channel(), clock.instant());
        }
      }
    }
  }

  /// Takes it in; it is kept by [#drain]. Never waits: whoever hears Twitch must go on hearing.
  void take(Notification notification) {
    if (!waiting.offerLast(notification)) {
      meters.message("lost");
    }
  }

  /// Keeps what waits, in its order, as far as it can. One thread's at a time. What can never be
  /// kept, while what comes after it can, is let go.
  void drain() {
    for (var first = waiting.peekFirst(); first != null; first = waiting.peekFirst()) {
      if (!isKept(first)) {
        failures++;
        if (failures < FAILURES_MAX || !isNextKept()) {
          return;
        }
        meters.message("lost");
      }
      waiting.removeFirst();
      failures = 0;
    }
  }

  /// It stays where it is: it is kept once, however often it is tried.
  private boolean isNextKept() {
    return waiting.stream().skip(1).findFirst().filter(this::isKept).isPresent();
  }

  int waiting() {
    return waiting.size();
  }

  private boolean isKept(Notification notification) {
    try {
      keep(notification);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("could not keep an event of Twitch's, the next try is soon: {}", e.toString());
      return false;
    }
  }

  /// Whether a channel told of itself lately: what looks find may be older than that.
  @Override
  public boolean test(Channel channel) {
    synchronized (lately) {
      var at = lately.get(channel);
      return at != null && at.plus(LATELY).isAfter(clock.instant());
    }
  }

  private Happened happened(EventSeen seen) {
    var event = seen.event();
    return switch (event.type()) {
      case "stream.online" -> online(seen);
      case "stream.offline" -> offline(seen);
      case "channel.update" ->
          new Happened(
              seen,
              new Since.Titled(
                  event.details().getOrDefault("title", ""),
                  event.details().getOrDefault("category", "")));
      default -> new Happened(seen, new Since.AsBefore());
    };
  }

  /// An end is told again, or looks found it meanwhile.
  private boolean isKnownEnd(EventSeen seen) {
    return seen.event().type().equals("stream.offline")
        && state(seen) instanceof State.Off(var ended)
        && ended.filter(at -> at.plus(LATELY).isAfter(seen.event().at())).isPresent();
  }

  /// Looks found it meanwhile.
  private boolean isKnownTitle(EventSeen seen) {
    var details = seen.event().details();
    return seen.event().type().equals("channel.update")
        && streamers
            .find(seen.channel())
            .filter(one ->
                one.title().equals(details.getOrDefault("title", ""))
                    && one.category().equals(details.getOrDefault("category", "")))
            .isPresent();
  }

  private State state(EventSeen seen) {
    return streamers.find(seen.channel()).map(Streamer::state).orElse(new State.Unknown());
  }

  /// One that comes late does not begin what is over.
  private Happened online(EventSeen seen) {
    var isOver =
        state(seen) instanceof State.Off(var ended)
            && ended.filter(at -> at.isAfter(seen.event().at())).isPresent();
    var stream = seen.event().details().getOrDefault("stream_id", "");
    return new Happened(seen, isOver ? new Since.AsBefore() : new Since.Live(stream));
  }

  /// One that comes late does not end what began since. It is the same event as one that looks
  /// find.
  private Happened offline(EventSeen seen) {
    if (!(state(seen) instanceof State.Live(var stream, var since))) {
      return new Happened(seen, new Since.Off());
    }
    if (since.isAfter(seen.event().at())) {
      return new Happened(seen, new Since.AsBefore());
    }
    var same = seen.event().withId("twitch:offline/" + stream);
    return new Happened(
        stream.isEmpty() ? seen : new EventSeen(seen.channel(), same), new Since.Off());
  }
}
