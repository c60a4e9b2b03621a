package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.JetstreamEvent.Why;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.connectors.MessagesDeleted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One connection, from its opening to its end: what comes is matched and told to whoever follows
/// it. It waits when the desk is full, and so does the instance.
final class Reading {
  /// The first event may come so much later than what was asked for, if little happens.
  private static final long QUIET_MICROS = 60_000_000;

  /// An instance's clock may be so far ahead of ours.
  private static final long AHEAD_MICROS = 600_000_000;

  /// Events that are so little old come as they happen.
  private static final long LIVE_MICROS = 10_000_000;

  /// What comes within this time is read at once.
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int MUCH = 16 * 1024;

  /// Deletions in a second, over all words: asked of the ids that are kept, told without asking,
  /// told of accounts.
  private static final int ASKED_MAX = 500;

  private static final int TOLD_MAX = 100;
  private static final int ACCOUNTS_MAX = 50;

  /// What a deletion can be asked of the ids that are kept for a day.
  private static final Duration KNOWN = Duration.ofHours(22);

  private final String instance;
  private final Taps taps;
  private final Handles handles;
  private final Matched known;
  private final BlueskyMeters meters;
  private final Supplier<Moment> clock;
  private final Pace ofAsked = new Pace(ASKED_MAX);
  private final Pace ofTold = new Pace(TOLD_MAX);
  private final Pace accounts = new Pace(ACCOUNTS_MAX);
  private Followed followed;
  private Instant receivedAt;
  private long nowMicros;
  private long asked;
  private long first;
  private long highest;
  private long disorder;
  private long taken;
  private boolean backwards;

  Reading(
      String instance,
      Taps taps,
      Handles handles,
      Matched known,
      BlueskyMeters meters,
      Supplier<Moment> clock) {
    this.instance = instance;
    this.taps = taps;
    this.handles = handles;
    this.known = known;
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

  /// From when on the instance is to be asked, so that everybody gets what they want; 0 for now.
  long ask() {
    followed = taps.followed();
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

  /// Whether it ended because somebody came who wants what was already passed.
  boolean isBackwards() {
    return backwards;
  }

  /// Reads until the connection ends.
  ///
  /// @return why it is to be ended
  String read(Frames frames, Duration silence) throws IOException {
    taps.confirm(clock.get());
    var quietSince = clock.get().nanos();
    while (true) {
      var count = frames.fill();
      var now = clock.get();
      receivedAt = now.kept();
      nowMicros = micros(now);
      if (count > 0) {
        taps.sign(now);
      }
      refresh();
      if (backwards) {
        return "goes back for words that join";
      }
      var before = taken;
      try {
        take(frames);
      } finally {
        // Also what came before the last word of a connection.
        tell();
      }
      if (taken > before) {
        quietSince = clock.get().nanos();
      } else if (clock.get().nanos() - quietSince >= silence.toNanos()) {
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
      newest.taps().stream().filter(tap -> tap.isWithout(this)).forEach(this::join);
    }
  }

  /// Somebody joins while we read.
  private void join(WordTap tap) {
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

  private void take(Frames frames) throws IOException {
    var tooLong = frames.tooLong();
    var slices = 0;
    for (var slice = frames.next(); slice != null; slice = frames.next()) {
      slices++;
      take(slice);
    }
    meters.events.increment(slices);
    if (frames.tooLong() > tooLong) {
      meters.malformed(Why.TOO_LONG, frames.tooLong() - tooLong);
    }
  }

  private void take(Frames.Slice slice) {
    try {
      take(JetstreamWire.read(slice.bytes(), slice.from(), slice.length()));
    } catch (RuntimeException _) {
      meters.malformed(Why.NOT_UNDERSTOOD, 1);
    }
  }

  private void take(JetstreamEvent event) {
    switch (event) {
      case JetstreamEvent.OfPerson one -> {
        taken++;
        came(one.micros());
        take(one);
      }
      case JetstreamEvent.Malformed(var why) -> meters.malformed(why, 1);
    }
  }

  private void take(JetstreamEvent.OfPerson event) {
    switch (event) {
      case JetstreamEvent.Post post -> said(post);
      case JetstreamEvent.Deleted deleted -> gone(deleted);
      case JetstreamEvent.Named named -> handles.name(named.did(), named.handle());
      case JetstreamEvent.Gone gone -> gone(gone);
      case JetstreamEvent.Other _ -> {}
    }
  }

  /// An event of that time came. One from the future is taken, but nothing is reckoned by it.
  private void came(long micros) {
    if (micros > nowMicros + AHEAD_MICROS) {
      meters.malformed(Why.FROM_THE_FUTURE, 1);
      return;
    }
    if (first == 0) {
      first = micros;
      began();
    }
    if (micros > highest) {
      highest = micros;
    } else {
      disorder = Math.max(disorder, Math.min(highest - micros, Position.OVERLAP));
    }
  }

  /// Looks whether the instance could go back as far as it was asked.
  private void began() {
    if (asked == 0) {
      return;
    }
    for (var tap : followed.taps()) {
      var position = tap.position();
      if (first < asked - Position.OVERLAP && tap.from() > first) {
        tap.takeAll();
      } else if (position != null && first - tap.from() > QUIET_MICROS) {
        tap.ear.missed(
            BlueskyMessages.at(position.micros()),
            BlueskyMessages.at(first),
            "Bluesky's instance had nothing older");
      }
    }
  }

  private void said(JetstreamEvent.Post post) {
    var text = Texts.said(post.text());
    var matched = followed.matcher().match(text, post.tags());
    if (matched.length == 0) {
      return;
    }
    var message = BlueskyMessages.message(post, text, handles.of(post.did()), receivedAt);
    var identity = BlueskyMessages.identity(post.did(), post.key());
    known.add(identity.id(), receivedAt.toEpochMilli());
    var channels = new java.util.ArrayList<hubbub.contracts.Channel>(matched.length);
    for (var index : matched) {
      channels.add(followed.channels().get(index));
    }
    for (var n = 0; n < matched.length; n++) {
      var tap = followed.taps().get(matched[n]);
      if (tap.takes(post.micros())) {
        tap.gather(new Item.Heard(message, identity, channels.subList(0, n)));
      }
    }
  }

  /// Where it may have been told, the ids that are kept are asked; an older one is told everywhere.
  private void gone(JetstreamEvent.Deleted deleted) {
    var identity = BlueskyMessages.identity(deleted.did(), deleted.key());
    var sent = identity.sentMillis();
    var kept = sent >= 0 && Math.abs(receivedAt.toEpochMilli() - sent) < KNOWN.toMillis();
    var concerned =
        followed.taps().stream()
            .filter(tap -> tap.takes(deleted.micros()))
            .filter(tap -> !kept || known.mayHave(identity.id(), sent, tap.begunMicros() / 1_000))
            .toList();
    if (concerned.isEmpty()) {
      return;
    }
    if (!(kept ? ofAsked : ofTold).allows(deleted.micros(), concerned.size())) {
      meters.untold.increment();
      return;
    }
    for (var tap : concerned) {
      var fact =
          new MessagesDeleted(
              tap.channel, identity.id(), null, receivedAt, "deleted by its author");
      tap.gather(kept ? new Item.Gone(fact, identity) : new Item.News(fact));
    }
  }

  private void gone(JetstreamEvent.Gone gone) {
    var reason =
        switch (gone.status()) {
          // Of these the account is the same as before; the network has trouble with it.
          case "desynchronized", "throttled" -> null;
          case "deleted", "deactivated", "suspended" -> "account " + gone.status();
          case "takendown" -> "account taken down";
          default -> "account not active";
        };
    if (reason == null) {
      return;
    }
    if (!accounts.allows(gone.micros(), followed.taps().size())) {
      meters.untold.increment();
      return;
    }
    for (var tap : followed.taps()) {
      if (tap.takes(gone.micros())) {
        tap.gather(
            new Item.News(new MessagesDeleted(tap.channel, null, gone.did(), receivedAt, reason)));
      }
    }
  }

  /// Tells everybody what came for them, and where we are.
  private void tell() {
    // Not beyond now, whatever an event says of its time: what is asked for twice is told once.
    var at = highest == 0 ? null : new Position(instance, Math.min(highest - disorder, nowMicros));
    var nanos = clock.get().nanos();
    for (var tap : followed.taps()) {
      if (tap.position() == null) {
        tap.reached(new Position(instance, tap.begunMicros()));
      }
      if (at != null) {
        tap.reached(at);
      }
      tap.tell(nanos);
    }
  }
}
