package hubbub.connectors.rehearsal;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One crowd of a rehearsal at play, on a thread of its own (a long loop: not a virtual one). Where
/// it goes on it makes up again what was said before, and says it not.
final class Rehearsing implements Tap, Runnable {
  /// After a pause of the whole machine it goes on from there, and does not make up for it.
  private static final long LATE_MAX = TimeUnit.SECONDS.toNanos(2);

  /// A clock that stands still, or is moved by hand, is looked at again.
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final String runId;
  private final Performance performance;
  private final long said;
  private final Duration lasts;
  private final Supplier<Moment> clock;
  private final Ear ear;
  private final Thread thread;
  private volatile boolean closed;

  /// @param said how many messages of it were kept before
  Rehearsing(
      String runId,
      String channel,
      Performance performance,
      long said,
      Duration lasts,
      Supplier<Moment> clock,
      Ear ear) {
    this.runId = runId;
    this.performance = performance;
    this.said = said;
    this.lasts = lasts;
    this.clock = clock;
    this.ear = ear;
    thread = Thread.ofPlatform().name("rehearsal-" + channel).daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  @Override
  public Moment lastSign() {
    return clock.get();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    ear.confirmed(clock.get());
    var cue = performance.next();
    var begun = clock.get().nanos();
    while (cue.number() <= said) {
      begun = clock.get().nanos() - TimeUnit.MILLISECONDS.toNanos(cue.at());
      cue = performance.next();
    }
    while (!closed && cue.at() < lasts.toMillis()) {
      var due = begun + TimeUnit.MILLISECONDS.toNanos(cue.at());
      await(due);
      begun += Math.max(0, clock.get().nanos() - due - LATE_MAX);
      if (closed
          || !ear.said(List.of(new Item.Heard(message(cue), null)), Long.toString(cue.number()))) {
        return;
      }
      cue = performance.next();
    }
    if (!closed) {
      ear.finished("the rehearsal is over");
    }
  }

  private void await(long due) {
    for (var left = due - clock.get().nanos();
        left > 0 && !closed;
        left = due - clock.get().nanos()) {
      LockSupport.parkNanos(this, Math.min(left, LOOK_NANOS));
    }
  }

  private Message message(Cue cue) {
    var now = clock.get().kept();
    var voice = cue.voice();
    return new Message(
        id(cue.number()),
        cue.kind(),
        new Author(voice.login(), voice.login(), voice.name(), voice.color()),
        cue.text(),
        now,
        now,
        cue.answers() == 0 ? null : id(cue.answers()),
        voice.badges(),
        cue.emotes(),
        cue.first(),
        cue.details());
  }

  private String id(long number) {
    return runId + "/" + number;
  }
}
