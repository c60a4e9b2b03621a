package hubbub.connectors.watching;

import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.domain.Run;
import hubbub.connectors.domain.Run.State;
import hubbub.connectors.domain.Started;
import hubbub.contracts.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps one run on a channel for all who watch it, and ends it when nobody does any more. What
/// somebody listens to on purpose is left alone.
public final class Watching {
  /// How long a run stays after the last sign of a page.
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String NAME = "watched on a page";
  private static final int RUNS_MAX = 1_000;

  private final Desk desk;
  private final Ledger ledger;
  private final SqlWatching rows;
  private final Clock clock;
  private final int most;

  /// @param most channels that are watched at once
  public Watching(Desk desk, Ledger ledger, SqlWatching rows, Clock clock, int most) {
    this.desk = desk;
    this.ledger = ledger;
    this.rows = rows;
    this.clock = clock;
    this.most = most;
  }

  /// Somebody watches a channel, now and for another minute. One after the other: two who come at
  /// once share a run.
  ///
  /// @throws hubbub.connectors.domain.LedgerAway if it can't be kept now
  public synchronized Watched watch(Channel channel) {
    var until = clock.instant().plus(PATIENCE);
    var known = rows.find(channel).flatMap(ledger::find).filter(Watching::isLive);
    if (known.isPresent()) {
      rows.keep(channel, known.get().id(), until);
      return new Watched.Heard(known.get(), until);
    }
    var others = heard(channel);
    if (others.isPresent()) {
      return new Watched.HeardAnyway(others.get());
    }
    if (rows.count() >= most) {
      return new Watched.Full(most + " channels are watched already; try again later");
    }
    return switch (desk.start(new NewRun(List.of(channel.toString()), NAME, null, null))) {
      case Started.Begun(var run) -> {
        rows.keep(channel, run.id(), until);
        yield new Watched.Heard(run, until);
      }
      case Started.Wrong(var _, var why) -> new Watched.Wrong(why);
      case Started.Elsewhere(var message) -> new Watched.Elsewhere(message);
      case Started.Apart(var message) -> new Watched.Full(message);
      case Started.Full(var message) -> new Watched.Full(message);
    };
  }

  private Optional<Run> heard(Channel channel) {
    return ledger.list("running", null, RUNS_MAX).stream()
        .filter(run -> run.channels().stream().anyMatch(part -> part.channel().equals(channel)))
        .findFirst();
  }

  private static boolean isLive(Run run) {
    return run.state() != State.ENDED;
  }

  /// Ends what nobody watches any more; also what a process left that is gone.
  public synchronized void tidy() {
    for (var over : rows.over(clock.instant())) {
      switch (desk.end(over.run(), false)) {
        case DONE, MISSING -> rows.forget(over.channel());
        case ELSEWHERE -> {
          // Whoever listens ends it.
        }
      }
    }
  }
}
