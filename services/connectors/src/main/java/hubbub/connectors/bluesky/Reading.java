package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import hubbub.connectors.domain.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One connection, from its opening to its end: what comes is told to whoever follows it. It waits
/// when the desk is full, and so does the instance.
final class Reading {
  /// What comes within this time is read at once.
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int MUCH = 16 * 1024;

  private final Progress progress;
  private final Telling telling;
  private final Taps taps;
  private final BlueskyMeters meters;
  private final Supplier<Moment> clock;
  private Followed followed;
  private Instant receivedAt;
  private long nowMicros;
  private long taken;

  Reading(
      Progress progress, Taps taps, Telling telling, BlueskyMeters meters, Supplier<Moment> clock) {
    this.progress = progress;
    this.telling = telling;
    this.taps = taps;
    this.meters = meters;
    this.clock = clock;
    followed = taps.followed();
    var now = clock.get();
    receivedAt = now.kept();
    nowMicros = micros(now);
  }

  static long micros(Moment now) {
    return TimeUnit.MILLISECONDS.toMicros(now.at().toEpochMilli());
  }

  /// From when on the instance is to be asked; 0 for now.
  long ask() {
    followed = taps.followed();
    return progress.ask(followed);
  }

  /// Everybody goes on so much behind what was read.
  void skip(long micros) {
    var to = progress.behind(micros, micros(clock.get()));
    followed.taps().forEach(tap -> tap.skip(to));
  }

  /// Reads until the connection ends.
  ///
  /// @return why it is to be ended
  String read(Events events, Duration silence) throws IOException {
    taps.confirm(clock.get());
    var quietSince = clock.get().nanos();
    while (true) {
      var count = events.fill();
      var now = clock.get();
      receivedAt = now.kept();
      nowMicros = micros(now);
      if (count > 0) {
        taps.sign(now);
      }
      refresh();
      if (progress.isBackwards()) {
        return "goes back for words that join";
      }
      var before = taken;
      try {
        take(events);
      } finally {
        // Also what came before the last word of a connection.
        tell();
      }
      if (taken > before) {
        quietSince = clock.get().nanos();
      } else if (clock.get().nanos() - quietSince >= silence.toNanos()) {
        progress.silent(micros(clock.get()));
        return "no event for " + silence.toSeconds() + " s";
      }
      if (count > 0 && count < MUCH) {
        LockSupport.parkNanos(BREATH_NANOS);
      }
    }
  }

  private void refresh() {
    var newest = taps.followed();
    if (!newest.equals(followed)) {
      followed = newest;
      newest.taps().stream()
          .filter(tap -> tap.isWithout(progress))
          .forEach(tap -> progress.join(tap, nowMicros));
    }
  }

  private void take(Events events) throws IOException {
    for (var event = events.next(); event != null; event = events.next()) {
      switch (event) {
        case JetstreamEvent.OfPerson one -> {
          taken++;
          if (!progress.came(one.micros(), nowMicros, followed)) {
            meters.malformed(Why.FROM_THE_FUTURE, 1);
          }
          take(one);
        }
        case JetstreamEvent.Notice(var name) -> progress.notice(name);
        case JetstreamEvent.Over(var error) -> throw new Frames.Ended("Bluesky says " + error);
        case JetstreamEvent.Malformed(var why) -> meters.malformed(why, 1);
      }
    }
  }

  private void take(JetstreamEvent.OfPerson event) {
    try {
      telling.take(event, followed, receivedAt);
    } catch (RuntimeException _) {
      meters.malformed(Why.NOT_UNDERSTOOD, 1);
    }
  }

  /// Tells everybody what came for them, and where we are.
  private void tell() {
    var at = progress.at(nowMicros);
    var nanos = clock.get().nanos();
    for (var tap : followed.taps()) {
      if (tap.position() == null) {
        tap.reached(progress.begin(tap));
      }
      if (at != null) {
        tap.reached(at);
      }
      tap.tell(nanos);
    }
  }
}
