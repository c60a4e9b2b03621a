package hubbub.connectors.domain;

import hubbub.contracts.connectors.RunStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The one owner of all runs: a thread that takes signals of connectors and orders of callers from
/// its tray, gathers what was said, and keeps it. When nothing can be kept it holds what it has for
/// a while, holding the sources back; then it lets go of all taps, and opens them again, with a
/// gap, when it can keep again.
public final class Desk {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Connector> connectors;
  private final Ledger ledger;
  private final Supplier<Moment> clock;
  private final Bounds bounds;
  private final Counts counts;
  private final Admission admission;
  private final RunIds ids;
  private final Tray tray;
  private final Roster roster;
  private final Thread thread;
  private int gathered;
  private long dueIn = NEVER;
  private long nextTick;
  private volatile boolean stopping;
  private volatile @Nullable String trouble;
  private volatile int live;

  public Desk(
      List<Connector> connectors,
      Ledger ledger,
      Supplier<Moment> clock,
      RandomGenerator random,
      Bounds bounds,
      Counts counts) {
    this.connectors = new HashMap<>();
    connectors.forEach(connector -> this.connectors.put(connector.platform(), connector));
    this.ledger = ledger;
    this.clock = clock;
    this.bounds = bounds;
    this.counts = counts;
    admission = new Admission(this.connectors, bounds);
    ids = new RunIds(random);
    tray = new Tray(bounds.trayMax());
    roster = new Roster(() -> ids.next(clock.get().at()));
    thread = Thread.ofPlatform().name("connectors-desk").unstarted(this::work);
  }

  /// What is worth counting beside what is kept.
  public interface Counts {
    void kept(long messages, long duplicates);

    /// Something went wrong that should not have; the reason goes to the log.
    void broke(RuntimeException why);
  }

  /// Takes up the runs that were live when the process ended, and begins.
  public void start() {
    nextTick = clock.get().nanos() + SECOND;
    takeUp();
    thread.start();
  }

  /// Ends with everything accepted kept; runs stay live for the next start.
  public void stop() {
    stopping = true;
    tray.close();
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What holds everything up, in words; empty when all is well.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// How many runs haven't ended.
  public int live() {
    return live;
  }

  /// How many messages wait to be kept.
  public int waiting() {
    return tray.messages();
  }

  /// Starts a run.
  ///
  /// @throws LedgerAway if it can't be kept now
  public Started start(NewRun wanted) {
    return switch (admission.check(wanted)) {
      case Admission.Checked.Wrong(var why) -> why;
      case Admission.Checked.Fine(var name, var sources) -> ask(() -> begin(wanted, name, sources));
    };
  }

  /// Ends a run, and removes what is known of it if `data`; false if there is no such run.
  ///
  /// @throws LedgerAway if it can't be kept now
  public boolean end(String runId, boolean data) {
    return ask(() -> ended(runId, data));
  }

  private <T> T ask(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    var taken =
        tray.order(() -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      if (taken) {
        return answer.get(10, TimeUnit.SECONDS);
      }
      throw new LedgerAway("too much waits already", new IllegalStateException());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new LedgerAway("no answer within 10 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerAway("interrupted", e);
    }
  }

  private Started begin(NewRun wanted, String name, List<Roster.Sourced> sources) {
    if (roster.runs().size() >= bounds.runsMax()) {
      return new Started.Full(bounds.runsMax() + " runs are live; end one first");
    }
    var platforms = sources.stream().filter(source -> source.connector().shared()).count();
    if (roster.watchesOfSharedConnectors() + platforms > bounds.channelsMax()) {
      return new Started.Full(bounds.channelsMax() + " channels are watched; end a run first");
    }
    commit();
    var now = clock.get();
    var run = row(wanted, name, sources, now);
    var channels = run.channels().stream().map(Run.OfChannel::channel).toList();
    var told = new RunStarted(run.id(), name, now.at(), channels, true);
    ledger.keep(
        new Entry(
            List.of(run),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(told),
            idsBefore(now)));
    roster.add(new LiveRun(run, now), sources, now).forEach(watch -> watch.open(tray));
    live = roster.runs().size();
    gatherUntil(now);
    return new Started.Begun(run);
  }

  private Run row(NewRun wanted, String name, List<Roster.Sourced> sources, Moment now) {
    var channels = new ArrayList<Run.OfChannel>();
    for (var source : sources) {
      channels.add(
          new Run.OfChannel(
              source.wanted().channel(),
              source.wanted().options(),
              Run.State.CONNECTING,
              null,
              0,
              0,
              null,
              null,
              null,
              List.of()));
    }
    var lasts = wanted.lasts();
    return new Run(
        ids.next(now.at()),
        name,
        Run.State.CONNECTING,
        now.at(),
        null,
        null,
        lasts == null ? null : now.at().plus(lasts),
        wanted.untilMessages(),
        0,
        0,
        channels);
  }

  private boolean ended(String runId, boolean data) {
    var run = roster.run(runId);
    if (run == null && ledger.find(runId).isEmpty()) {
      return false;
    }
    if (run != null) {
      takeAllSignals();
      commit();
    }
    var now = clock.get();
    if (run != null) {
      roster.end(run, now, now.at(), "ended by a person");
    }
    if (data) {
      roster.delete(runId, now.at());
    }
    commit();
    return true;
  }

  private void takeUp() {
    var now = clock.get();
    var rows = new HashMap<String, Run>();
    var late = new ArrayList<LiveRun>();
    for (var row : ledger.running()) {
      rows.put(row.id(), row);
      var run = new LiveRun(row, now);
      var sources = new ArrayList<Roster.Sourced>();
      for (var channel : row.channels()) {
        var connector = connectors.get(channel.channel().platform());
        sources.add(
            new Roster.Sourced(
                connector == null ? new NoConnector(channel.channel().platform()) : connector,
                new Connector.Wanted(channel.channel(), channel.options())));
      }
      var _ = roster.add(run, sources, now);
      var left = run.nanosLeft(now);
      if (run.isFull() || (left != null && left <= 0)) {
        late.add(run);
      }
    }
    roster.takeUp(rows);
    for (var run : late) {
      endByItself(run, now);
    }
    live = roster.runs().size();
    roster.watches().forEach(watch -> watch.open(tray));
  }

  private void work() {
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
  }

  private void takeOrders() {
    for (var order = tray.nextOrder(); order != null; order = tray.nextOrder()) {
      order.run();
    }
  }

  private void takeAllSignals() {
    takeSignals(tray.messages());
  }

  private void takeSignals(int messagesMax) {
    var taken = 0;
    for (var next = tray.peek();
        next != null && taken < messagesMax && clock.get().nanos() - nextTick < 0;
        next = tray.peek()) {
      if ((gathered > 0 && gathered + next.weight() > bounds.batchMax())
          || next instanceof Signal.Finished) {
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
      case Signal.Silent(var watch, var _, var note) -> roster.silent(watch, note);
      case Signal.Finished(var watch, var _, var reason) -> roster.finished(watch, now, reason);
    }
    gatherUntil(now);
  }

  private void gatherUntil(Moment now) {
    if (dueIn == NEVER) {
      dueIn = now.nanos() + bounds.gather().toNanos();
    }
  }

  /// Keeps all that is pending, and ends runs that are full by it.
  private void commit() {
    while (roster.hasPending()) {
      var kept = ledger.keep(roster.entry(idsBefore(clock.get())));
      roster.kept(kept);
      gathered = 0;
      counts.kept(
          kept.counts().stream().mapToLong(Ledger.Count::messages).sum(), kept.duplicates());
      var now = clock.get();
      roster.runs().stream().filter(LiveRun::isFull).forEach(run -> endByItself(run, now));
    }
    dueIn = NEVER;
    trouble = null;
    live = roster.runs().size();
  }

  private void endByItself(LiveRun run, Moment now) {
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
    } catch (RuntimeException e) {
      counts.broke(e);
    } catch (InterruptedException _) {
      stopping = true;
    }
    return false;
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
  }

  private long idsBefore(Moment now) {
    return now.at().minus(bounds.idsKept()).getEpochSecond() / 3_600 - 1;
  }
}
