package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import org.jspecify.annotations.Nullable;

/// How far a connection has got, by the times of its events, and what it was asked for.
final class Progress {
  /// An event may be so much later than what was asked for, or than the one before, if little
  /// happens.
  private static final long QUIET_MICROS = 60_000_000;

  /// An instance's clock may be so far ahead of ours.
  private static final long AHEAD_MICROS = 600_000_000;

  /// Events that are so little old come as they happen.
  private static final long LIVE_MICROS = 10_000_000;

  private final String instance;
  private final boolean saysItsFloor;
  private final Calm calm;
  private long asked;
  private long first;
  private long highest;
  private long cameMicros;
  private long disorder;
  private boolean backwards;
  private boolean outdated;

  /// @param version an instance of the second one says if it was asked for what it has no more
  /// @param calm what is known of times in which nothing happened
  Progress(String instance, Jetstream version, Calm calm) {
    this.instance = instance;
    this.calm = calm;
    saysItsFloor = version == Jetstream.SECOND;
  }

  /// From when on the instance is to be asked, so that everybody gets what they want; 0 for now.
  long ask(Followed followed) {
    asked = 0;
    for (var tap : followed.taps()) {
      var position = tap.position();
      if (position != null) {
        var from = position.on(instance);
        asked = asked == 0 ? from : Math.min(asked, from);
      }
    }
    followed.taps().forEach(this::serve);
    return asked;
  }

  /// Whether anything came, so that the instance is a good one.
  boolean hasTaken() {
    return highest > 0;
  }

  /// The time of the last event, in epoch microseconds; 0 if none came.
  long last() {
    return highest;
  }

  /// So much behind the last event, or what was asked for; not beyond now.
  Position behind(long micros, long nowMicros) {
    return new Position(instance, Math.min((highest == 0 ? asked : highest) + micros, nowMicros));
  }

  /// Whether somebody came who wants what was already passed.
  boolean isBackwards() {
    return backwards;
  }

  /// Nothing came for so long that the connection is given up.
  void silent(long nowMicros) {
    if (highest > 0) {
      calm.add(highest, nowMicros);
    }
  }

  /// The instance says something of what it was asked for.
  void notice(String name) {
    outdated |= saysItsFloor && name.equals("OutdatedCursor");
  }

  /// Somebody joins while we read.
  void join(WordTap tap, long nowMicros) {
    serve(tap);
    var reached = highest == 0 ? asked : highest - disorder;
    backwards |= tap.position() != null && (reached == 0 || tap.from() < reached);
    if (tap.position() == null && reached >= nowMicros - LIVE_MICROS) {
      tap.takeAll();
    }
  }

  private void serve(WordTap tap) {
    var position = tap.position();
    tap.serve(this, position != null ? position.on(instance) : asked == 0 ? 0 : tap.begunMicros());
  }

  /// An event of that time came.
  ///
  /// @return false if it is from the future: it is taken, but nothing is reckoned by it
  boolean came(long micros, long nowMicros, Followed followed) {
    if (micros > nowMicros + AHEAD_MICROS) {
      return false;
    }
    if (first == 0) {
      first = micros;
      began(followed);
    } else {
      leapt(Math.min(micros, nowMicros), nowMicros, followed);
    }
    cameMicros = nowMicros;
    if (micros > highest) {
      highest = micros;
    } else {
      disorder = Math.max(disorder, Math.min(highest - micros, Position.OVERLAP));
    }
    return true;
  }

  /// Looks whether the instance could go back as far as it was asked.
  private void began(Followed followed) {
    if (asked == 0) {
      return;
    }
    for (var tap : followed.taps()) {
      var position = tap.position();
      if (first < asked - Position.OVERLAP && tap.from() > first) {
        tap.takeAll();
      } else if (position != null && isMissing(position, tap.from())) {
        tap.ear.missed(
            BlueskyMessages.at(position.micros()),
            BlueskyMessages.at(first),
            "Bluesky's instance had nothing older");
      }
    }
  }

  /// Looks whether the instance left out what was between two events: more time than really passed
  /// while we listened.
  private void leapt(long micros, long nowMicros, Followed followed) {
    var known = Math.max(highest + Math.max(0, nowMicros - cameMicros), calm.until(highest));
    if (micros - known <= QUIET_MICROS) {
      return;
    }
    for (var tap : followed.taps()) {
      if (micros - Math.max(known, tap.from()) > QUIET_MICROS) {
        tap.ear.missed(
            BlueskyMessages.at(Math.max(highest, tap.from())),
            BlueskyMessages.at(micros),
            "Bluesky's instance left out what was then");
      }
    }
  }

  /// Whether events may be missing between where somebody is and the first that came.
  private boolean isMissing(Position position, long from) {
    return outdated ? first > position.micros() : first - from > QUIET_MICROS;
  }

  /// Where somebody is for whom nothing came yet.
  Position begin(WordTap tap) {
    return new Position(instance, tap.begunMicros());
  }

  /// Where we are; null if nothing came yet. Not beyond now, whatever an event says of its time:
  /// what is asked for twice is told once.
  @Nullable Position at(long nowMicros) {
    return highest == 0 ? null : new Position(instance, Math.min(highest - disorder, nowMicros));
  }
}
