package hubbub.connectors.domain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The desk's thread at work: orders, signals, ticks, commits. When nothing can be kept it holds
/// what it has for a while, holding the sources back; then it lets go of all taps, and opens them
/// again, with a gap, when it can keep again.
final class Shift {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NEVER = Long.MAX_VALUE;

  private final Roster roster;
  private final Tray tray;
  private final Tenure tenure;
  private final Runnable takeOver;
  private final Supplier<Moment> clock;
  private final Bounds bounds;
  private final Desk.Counts counts;
  private int gathered;
  private long dueIn = NEVER;
  private long nextTick;
  private volatile boolean stopping;
  private volatile @Nullable String trouble;
  private volatile int live;

  Shift(
      Roster roster,
      Tray tray,
      Tenure tenure,
      Supplier<Moment> clock,
      Bounds bounds,
      Desk.Counts counts,
      Runnable takeOver) {
    this.roster = roster;
    this.tray = tray;
    this.tenure = tenure;
    this.takeOver = takeOver;
    this.clock = clock;
    this.bounds = bounds;
    this.counts = counts;
    nextTick = clock.get().nanos() + SECOND;
  }

  @Nullable String trouble() {
    return trouble;
  }

  int live() {
    return live;
  }

  void stop() {
    stopping = true;
  }

  /// Looks how many runs are live.
  void count() {
    live = roster.runs().size();
  }

  void work() {
    try {
      workOn();
    } catch (Error e) {
      trouble = "connectors have broken down and must be started again: " + e;
      throw e;
    }
  }

  private void workOn() {
    while (!stopping) {
      try {
        turn();
      } catch (DeskLost e) {
        lost(e);
      } catch (LedgerAway e) {
        hold(String.valueOf(e.getMessage()), bounds.hold());
      } catch (RuntimeException e) {
        counts.broke(e);
        hold("what came could not be kept", Duration.ZERO);
      } catch (InterruptedException _) {
        stopping = true;
      }
    }
    finish();
  }

  private void turn() throws InterruptedException {
    var now = clock.get();
    if (now.nanos() - nextTick >= 0) {
      tick(now);
    }
    if (dueIn != NEVER && now.nanos() - dueIn >= 0) {
      commit();
    }
    for (var run : roster.runs()) {
      var left = run.nanosLeft(now);
      if (left != null && left <= 0) {
        takeAllSignals();
        commit();
        endByItself(run, now);
      }
    }
    takeOrders();
    takeSignals(bounds.trayMax());
    tray.await(pause());
  }

  private long pause() {
    var now = clock.get();
    var pause = nextTick - now.nanos();
    if (dueIn != NEVER) {
      pause = Math.min(pause, dueIn - now.nanos());
    }
    for (var run : roster.runs()) {
      var left = run.nanosLeft(now);
      if (left != null) {
        pause = Math.min(pause, left);
      }
    }
    return pause;
  }

  private void tick(Moment now) {
    nextTick = now.nanos() + SECOND;
    roster.measure(now.at());
    commit();
    makeRoom(now);
    if (tenure.tick(now, roster.runs().isEmpty())) {
      takeOver.run();
    }
  }

  /// What doesn't count ends as soon as something does.
  private void makeRoom(Moment now) {
    for (var run : roster.runs()) {
      if (!run.counted && tenure.hearsForReal(run.id)) {
        roster.end(run, now, now.at(), "made room for a run for real");
        commit();
      }
    }
  }

  /// Another process took over: what is here is not ours to keep, and its gap is told there.
  private void lost(DeskLost why) {
    roster.forget();
    tray.clear();
    gathered = 0;
    dueIn = NEVER;
    count();
    counts.broke(why);
    while (!stopping) {
      try {
        tenure.regain();
        return;
      } catch (LedgerAway e) {
        trouble = e.getMessage();
        LockSupport.parkNanos(SECOND);
      }
    }
  }

  Ledger.Kept keep(Entry entry) {
    return tenure.keep(entry, roster.runs().isEmpty());
  }

  private void takeOrders() {
    for (var order = tray.nextOrder(); order != null; order = tray.nextOrder()) {
      order.run();
    }
  }

  void takeAllSignals() {
    takeSignals(tray.messages());
  }

  private void takeSignals(int messagesMax) {
    var taken = 0;
    for (var next = tray.peek();
        next != null && taken < messagesMax && clock.get().nanos() - nextTick < 0;
        next = tray.peek()) {
      if ((gathered > 0 && gathered + next.weight() > bounds.batchMax())
          || next instanceof Signal.Finished
          || next instanceof Signal.Over) {
        commit();
      }
      var _ = tray.next();
      taken += next.weight();
      if (next instanceof Signal.OfWatch signal && signal.watch().hears(signal.tap())) {
        take(signal);
      }
      if (gathered >= bounds.batchMax()) {
        commit();
      }
    }
  }

  private void take(Signal.OfWatch signal) {
    var now = clock.get();
    switch (signal) {
      case Signal.Said said -> {
        roster.said(said.watch(), said.items(), said.position());
        gathered += said.items().size();
      }
      case Signal.Confirmed(var watch, var _, var at) -> roster.confirmed(watch, at);
      case Signal.Lost(var watch, var _, var lastSign, var reason) ->
          roster.lost(watch, lastSign, reason);
      case Signal.Missed(var watch, var _, var from, var to, var reason) ->
          roster.missed(watch, from, to, reason);
      case Signal.Over(var watch, var _, var runId, var reason) ->
          roster.over(watch, runId, now, reason);
      case Signal.Silent(var watch, var _, var note) -> roster.silent(watch, note);
      case Signal.Finished(var watch, var _, var reason) -> roster.finished(watch, now, reason);
    }
    gatherUntil(now);
  }

  void gatherUntil(Moment now) {
    if (dueIn == NEVER) {
      dueIn = now.nanos() + bounds.gather().toNanos();
    }
  }

  /// Keeps all that is pending, and ends runs that are full by it.
  void commit() {
    while (roster.hasPending()) {
      var kept = keep(roster.entry(idsBefore(clock.get())));
      roster.kept(kept);
      gathered = 0;
      counts.kept(
          kept.counts().stream().mapToLong(Ledger.Count::messages).sum(), kept.duplicates());
      var now = clock.get();
      roster.runs().stream().filter(LiveRun::isFull).forEach(run -> endByItself(run, now));
    }
    dueIn = NEVER;
    trouble = null;
    count();
  }

  void endByItself(LiveRun run, Moment now) {
    var endsAt = run.endsAt();
    if (run.isFull()) {
      roster.end(run, now, now.at(), "has the " + run.messagesMax + " messages it wanted");
    } else {
      roster.end(run, now, endsAt == null ? now.at() : endsAt, "its time is over");
    }
  }

  /// Nothing can be kept: waits, then lets go, then waits until it can be again.
  private void hold(String reason, Duration atMost) {
    trouble = reason;
    var since = clock.get().nanos();
    while (!stopping && clock.get().nanos() - since < atMost.toNanos()) {
      if (keepsAgainAfter(TimeUnit.MILLISECONDS.toNanos(250))) {
        return;
      }
    }
    if (stopping) {
      return;
    }
    roster.giveUp(reason);
    tray.clear();
    gathered = 0;
    while (!stopping) {
      if (keepsAgainAfter(SECOND)) {
        roster.watches().forEach(watch -> watch.open(tray));
        return;
      }
    }
  }

  private boolean keepsAgainAfter(long nanos) {
    try {
      tray.awaitOrder(nanos);
      takeOrders();
      commit();
      return true;
    } catch (LedgerAway e) {
      trouble = e.getMessage();
      return isLost();
    } catch (DeskLost e) {
      lost(e);
      return true;
    } catch (RuntimeException e) {
      counts.broke(e);
    } catch (InterruptedException _) {
      stopping = true;
    }
    return false;
  }

  private boolean isLost() {
    try {
      tenure.check();
      return false;
    } catch (DeskLost e) {
      lost(e);
      return true;
    }
  }

  private void finish() {
    try {
      if (trouble == null) {
        nextTick = clock.get().nanos() + SECOND;
        takeAllSignals();
        roster.measure(clock.get().at());
        commit();
      }
    } catch (RuntimeException e) {
      counts.broke(e);
    }
    roster.watches().forEach(Watch::close);
    takeOrders();
    leave();
  }

  private void leave() {
    try {
      tenure.leave();
    } catch (RuntimeException e) {
      counts.broke(e);
    }
  }

  long idsBefore(Moment now) {
    return now.at().minus(bounds.idsKept()).toEpochMilli();
  }
}
