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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what EventSub tells. What cannot be kept now waits, up to a bound.
public final class Intake implements Predicate<Channel> {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int WAITING_MAX = 10_000;
  private static final int LATELY_MAX = 10_000;

  /// For how long answers of Twitch's API may be older than what EventSub said.
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final SqlEvents events;
  private final SqlStreamers streamers;
  private final Clock clock;
  private final EventSubMeters meters;
  private final Deque<Notification> waiting = new ArrayDeque<>();
  private final Map<Channel, Instant> lately =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, Instant> eldest) {
          return size() > LATELY_MAX;
        }
      };

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
            .filter(seen -> !isKnownEnd(seen))
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

  /// Keeps it now, or as soon as it can.
  void take(Notification notification) {
    synchronized (waiting) {
      if (waiting.isEmpty() && isKept(notification)) {
        return;
      }
      if (waiting.size() == WAITING_MAX) {
        waiting.removeFirst();
        meters.message("lost");
      }
      waiting.addLast(notification);
    }
  }

  /// Keeps what waits.
  void retry() {
    synchronized (waiting) {
      while (!waiting.isEmpty() && isKept(waiting.getFirst())) {
        waiting.removeFirst();
      }
    }
  }

  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
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
