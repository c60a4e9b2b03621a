package hubbub.connectors.domain;

import hubbub.contracts.connectors.RunStarted;
import java.math.BigDecimal;
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
  private final Map<String, Connector> connectors;
  private final Ledger ledger;
  private final Lease lease;
  private final Supplier<Moment> clock;
  private final Bounds bounds;
  private final Admission admission;
  private final RunIds ids;
  private final Tray tray;
  private final Roster roster;
  private final Thread thread;
  private final Shift shift;

  public Desk(
      List<Connector> connectors,
      Ledger ledger,
      Lease lease,
      Supplier<Moment> clock,
      RandomGenerator random,
      Bounds bounds,
      Counts counts) {
    this.connectors = new HashMap<>();
    connectors.forEach(connector -> this.connectors.put(connector.platform(), connector));
    this.ledger = ledger;
    this.lease = lease;
    this.clock = clock;
    this.bounds = bounds;
    admission = new Admission(this.connectors, bounds);
    ids = new RunIds(random);
    tray = new Tray(bounds.trayMax());
    roster = new Roster(() -> ids.next(clock.get().at()));
    var tenure = new Tenure(ledger, lease, clock);
    shift = new Shift(roster, tray, tenure, clock, bounds, counts, this::takeOver);
    thread = Thread.ofPlatform().name("connectors-desk").unstarted(shift::work);
  }

  /// What is worth counting beside what is kept.
  public interface Counts {
    void kept(long messages, long duplicates);

    /// Something went wrong that should not have; the reason goes to the log.
    void broke(RuntimeException why);
  }

  /// Takes up the runs that were live when the process ended, and begins.
  public void start() {
    lease.begin();
    takeUp(lease.takeOver(), "Hubbub was not running");
    thread.start();
  }

  /// Ends with everything accepted kept; runs stay live for the next start.
  public void stop() {
    shift.stop();
    tray.close();
    try {
      // A start that failed elsewhere ends it before it began.
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(3));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What holds everything up, in words; empty when all is well.
  public Optional<String> trouble() {
    return Optional.ofNullable(shift.trouble());
  }

  /// How many runs haven't ended.
  public int live() {
    return shift.live();
  }

  /// How many messages wait to be kept.
  public int waiting() {
    return tray.messages();
  }

  /// Why nothing can be started on a platform, with what to do about it; empty if something can.
  ///
  /// @param budget what it may cost, in US dollars
  public Optional<String> unready(String platform, @Nullable BigDecimal budget) {
    var connector = connectors.get(platform);
    return connector == null ? Optional.of("there is no such platform") : connector.unready(budget);
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

  /// What became of a wish to end a run.
  public enum Ended {
    DONE,
    MISSING,
    /// Another process listens for it.
    ELSEWHERE
  }

  /// Ends a run, and removes what is known of it if `data`.
  ///
  /// @throws LedgerAway if it can't be kept now
  public Ended end(String runId, boolean data) {
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
    shift.commit();
    var counted = sources.stream().allMatch(source -> source.connector().counts());
    if (!counted && !ledger.list("running", null, 1).isEmpty()) {
      return new Started.Full("something is being heard; a rehearsal is for when nothing is");
    }
    var now = clock.get();
    var run = row(wanted, name, counted, sources, now);
    var channels = run.channels().stream().map(Run.OfChannel::channel).toList();
    var told = new RunStarted(run.id(), name, now.at(), channels, counted);
    try {
      shift.keep(
          new Entry(
              List.of(run),
              List.of(),
              Map.of(),
              Map.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(told),
              shift.idsBefore(now)));
    } catch (HeldElsewhere e) {
      var why = String.valueOf(e.getMessage());
      return e.isApart() ? new Started.Apart(why) : new Started.Elsewhere(why);
    }
    roster.add(new LiveRun(run, now), sources, now).forEach(watch -> watch.open(tray));
    shift.count();
    shift.gatherUntil(now);
    return new Started.Begun(run);
  }

  private Run row(
      NewRun wanted, String name, boolean counted, List<Roster.Sourced> sources, Moment now) {
    var channels = new ArrayList<Run.OfChannel>();
    for (var source : sources) {
      channels.add(
          new Run.OfChannel(
              source.wanted().channel(),
              source.connector().heldAs(source.wanted().channel()),
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
        counted,
        0,
        0,
        channels);
  }

  private Ended ended(String runId, boolean data) {
    var run = roster.run(runId);
    var row = ledger.find(runId);
    if (run == null && row.isEmpty()) {
      return Ended.MISSING;
    }
    if (run == null && row.get().state() != Run.State.ENDED) {
      // Its end may be what waits to be kept.
      shift.commit();
      if (ledger.find(runId).filter(r -> r.state() != Run.State.ENDED).isPresent()) {
        return Ended.ELSEWHERE;
      }
    }
    if (run != null) {
      shift.takeAllSignals();
      shift.commit();
    }
    var now = clock.get();
    if (run != null) {
      roster.end(run, now, now.at(), "ended by a person");
    }
    if (data) {
      roster.delete(runId, now.at());
    }
    shift.commit();
    return Ended.DONE;
  }

  /// Takes over what another process left.
  private void takeOver() {
    takeUp(lease.takeOver(), "the process that listened went away");
  }

  private void takeUp(List<Run> taken, String reason) {
    var fresh = new ArrayList<Watch>();
    var now = clock.get();
    var rows = new HashMap<String, Run>();
    var late = new ArrayList<LiveRun>();
    for (var row : taken) {
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
      fresh.addAll(roster.add(run, sources, now));
      var left = run.nanosLeft(now);
      if (run.isFull() || (left != null && left <= 0)) {
        late.add(run);
      }
    }
    roster.takeUp(rows, fresh, reason);
    for (var run : late) {
      shift.endByItself(run, now);
    }
    shift.count();
    fresh.stream().filter(roster.watches()::contains).forEach(watch -> watch.open(tray));
  }
}
