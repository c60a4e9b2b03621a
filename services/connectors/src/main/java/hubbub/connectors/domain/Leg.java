package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.RunMeasured;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One channel's part in a live run: how long it was connected, up to the last sign of life.
final class Leg {
  final LiveRun run;
  final Channel channel;
  final String options;

  private final long baseMillis;
  private Run.State state = Run.State.CONNECTING;
  private @Nullable String note;
  private @Nullable String position;
  private long nanos;
  private long creditedTo;
  private @Nullable Instant aliveUntil;
  private @Nullable Instant connectedSince;
  private @Nullable Instant toldUntil;
  private Saved saved;

  Leg(LiveRun run, Run.OfChannel row) {
    this.run = run;
    channel = row.channel();
    options = row.options();
    baseMillis = row.connectedMillis();
    position = row.position();
    aliveUntil = row.aliveUntil();
    connectedSince = row.connectedSince();
    if (row.state() == Run.State.ENDED) {
      state = Run.State.ENDED;
      note = row.note();
    }
    saved = new Saved(0, 0, aliveUntil, connectedSince, position);
  }

  Run.State state() {
    return state;
  }

  @Nullable Instant aliveUntil() {
    return aliveUntil;
  }

  @Nullable String position() {
    return position;
  }

  void reached(String newPosition) {
    position = newPosition;
  }

  void become(Run.State newState, @Nullable String newNote) {
    if (state != Run.State.ENDED) {
      state = newState;
      note = newNote;
    }
  }

  /// A new stretch of connection begins.
  void connected(Moment at) {
    connectedSince = at.at();
    aliveUntil = at.at();
    creditedTo = at.nanos();
  }

  /// It was connected up to this moment.
  void credit(Moment until) {
    var since = connectedSince;
    if (since == null || until.nanos() - creditedTo <= 0) {
      return;
    }
    nanos += until.nanos() - creditedTo;
    run.connected(creditedTo, until.nanos());
    creditedTo = until.nanos();
    var last = aliveUntil;
    var at = until.at().isBefore(since) ? since : until.at();
    aliveUntil = last == null || at.isAfter(last) ? at : last;
  }

  long connectedMillis() {
    return baseMillis + TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /// Its figures for a fact; what grew is told once.
  RunMeasured.OfChannel measured() {
    var until = aliveUntil;
    var news = until != null && !until.equals(toldUntil);
    toldUntil = until;
    var stretches = news ? stretch() : List.<RunMeasured.Stretch>of();
    return new RunMeasured.OfChannel(channel, connectedMillis(), stretches);
  }

  /// The stretch up to the last sign of life, also one from before a restart.
  List<RunMeasured.Stretch> stretch() {
    var since = connectedSince;
    var until = aliveUntil;
    return since == null || until == null
        ? List.of()
        : List.of(new RunMeasured.Stretch(since, until));
  }

  Entry.LegRow row() {
    return new Entry.LegRow(
        run.id, channel, state, note, connectedMillis(), aliveUntil, connectedSince, position);
  }

  /// What it is now is kept.
  void save() {
    saved = new Saved(nanos, creditedTo, aliveUntil, connectedSince, position);
  }

  /// Goes back to what was kept last.
  void restore() {
    nanos = saved.nanos;
    creditedTo = saved.creditedTo;
    aliveUntil = saved.aliveUntil;
    connectedSince = saved.connectedSince;
    position = saved.position;
    toldUntil = null;
  }

  private record Saved(
      long nanos,
      long creditedTo,
      @Nullable Instant aliveUntil,
      @Nullable Instant connectedSince,
      @Nullable String position) {}
}
