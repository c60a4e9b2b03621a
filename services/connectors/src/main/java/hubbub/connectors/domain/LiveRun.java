package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.RunMeasured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run that hasn't ended.
final class LiveRun {
  final String id;
  final @Nullable Long messagesMax;
  final boolean counted;
  final List<Leg> legs = new ArrayList<>();

  private final @Nullable Instant endsAt;
  private final long endsNanos;
  private final long baseMillis;
  private ConnectedTime time = new ConnectedTime();
  private ConnectedTime savedTime = new ConnectedTime();
  private long messages;
  private long toldMillis;
  private @Nullable Instant endedAt;
  private @Nullable String endReason;

  LiveRun(Run row, Moment now) {
    id = row.id();
    messagesMax = row.messagesMax();
    counted = row.counted();
    messages = row.messages();
    baseMillis = row.connectedMillis();
    toldMillis = -1;
    endsAt = row.endsAt();
    endsNanos = now.nanos() + (endsAt == null ? 0 : nanosBetween(now.at(), endsAt));
    for (var channel : row.channels()) {
      legs.add(new Leg(this, channel));
    }
  }

  private static long nanosBetween(Instant from, Instant to) {
    return Math.multiplyExact(Duration.between(from, to).toMillis(), 1_000_000L);
  }

  /// Nanoseconds until it ends by time; null if it doesn't.
  @Nullable Long nanosLeft(Moment now) {
    return endsAt == null ? null : Long.valueOf(endsNanos - now.nanos());
  }

  @Nullable Instant endsAt() {
    return endsAt;
  }

  /// The channels that it still listens to.
  Set<Channel> covered() {
    return legs.stream()
        .filter(leg -> leg.state() != Run.State.ENDED)
        .map(leg -> leg.channel)
        .collect(Collectors.toSet());
  }

  boolean isFull() {
    return messagesMax != null && messages >= messagesMax;
  }

  /// How many messages it still takes.
  long room() {
    return messagesMax == null ? Long.MAX_VALUE : Math.max(0, messagesMax - messages);
  }

  void count(long more) {
    messages += more;
  }

  void connected(long from, long to) {
    time.add(from, to);
  }

  long connectedMillis() {
    return baseMillis + TimeUnit.NANOSECONDS.toMillis(time.nanos());
  }

  void end(Instant at, String reason) {
    endedAt = at;
    endReason = reason;
    for (var leg : legs) {
      leg.become(Run.State.ENDED, null);
    }
  }

  /// Live if any channel is, else as hopeful as its most hopeful channel.
  Run.State state() {
    if (endedAt != null) {
      return Run.State.ENDED;
    }
    var state = Run.State.ENDED;
    for (var leg : legs) {
      state =
          switch (leg.state()) {
            case LIVE -> Run.State.LIVE;
            case CONNECTING -> state == Run.State.LIVE ? state : Run.State.CONNECTING;
            case WAITING -> state == Run.State.ENDED ? Run.State.WAITING : state;
            case ENDED -> state;
          };
    }
    return state;
  }

  boolean hasNews() {
    return connectedMillis() != toldMillis;
  }

  RunMeasured measured(Instant at) {
    toldMillis = connectedMillis();
    return new RunMeasured(
        id, at, toldMillis, List.copyOf(legs.stream().map(Leg::measured).toList()));
  }

  Entry.RunRow row() {
    return new Entry.RunRow(id, state(), endedAt, endReason, connectedMillis());
  }

  void save() {
    savedTime = time.copy();
    for (var leg : legs) {
      leg.save();
    }
  }

  void restore() {
    time = savedTime.copy();
    toldMillis = -1;
    for (var leg : legs) {
      leg.restore();
    }
  }
}
