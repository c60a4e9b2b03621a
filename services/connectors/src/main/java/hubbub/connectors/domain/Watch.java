package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.GapSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A channel that we listen to, for one run or for all that cover it.
final class Watch {
  final Connector connector;
  final Connector.Wanted wanted;
  final List<Leg> legs = new ArrayList<>();

  private volatile int tapNumber;
  private int tapsOpened;
  private @Nullable Tap tap;
  private Run.State state = Run.State.CONNECTING;
  private @Nullable GapSeen gap;
  private @Nullable GapSeen keptGap;
  private final List<Item> pending = new ArrayList<>();

  Watch(Connector connector, Connector.Wanted wanted) {
    this.connector = connector;
    this.wanted = wanted;
  }

  Channel channel() {
    return wanted.channel();
  }

  boolean isLive() {
    return state == Run.State.LIVE;
  }

  /// Whether this tap is the one that is heard. Safe for use by many threads.
  boolean hears(int number) {
    return number == tapNumber;
  }

  List<String> runIds() {
    return legs.stream().map(leg -> leg.run.id).toList();
  }

  void open(Tray tray) {
    var number = ++tapsOpened;
    tapNumber = number;
    var first = legs.getFirst();
    tap = connector.listen(first.run.id, wanted, position(), new TrayEar(this, number, tray));
    tellServed();
  }

  /// Where to go on: one that joined has what the others have.
  private @Nullable String position() {
    return legs.stream().map(Leg::position).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private void tellServed() {
    if (tap != null) {
      tap.serves(legs.stream().map(leg -> new Connector.Served(leg.run.id, leg.options)).toList());
    }
  }

  void close() {
    tapNumber = 0;
    if (tap != null) {
      tap.close();
      tap = null;
    }
  }

  void add(Leg leg, Moment now) {
    var reached = position();
    if (reached != null && leg.position() == null) {
      leg.reached(reached);
    }
    legs.add(leg);
    if (isLive()) {
      leg.connected(now);
    }
    leg.become(state, null);
    tellServed();
  }

  void confirmed(Moment at) {
    if (isLive()) {
      return;
    }
    for (var leg : legs) {
      leg.connected(at);
    }
    become(Run.State.LIVE, null);
    closeGap(at.at());
  }

  /// Out again. A source that can be asked again loses nothing, so it has no gap.
  void lost(Moment lastSign, String reason, String gapId) {
    if (isLive()) {
      credit(lastSign);
      if (!connector.resumes()) {
        openGap(aliveUntil(lastSign.at()), reason, gapId);
      }
    }
    become(Run.State.CONNECTING, reason);
  }

  /// A gap that is over already.
  void missed(Instant from, Instant to, String reason, String gapId) {
    pending.add(
        new Item.News(new GapSeen(gapId, channel(), List.copyOf(runIds()), from, to, reason)));
  }

  void silent(String note) {
    if (!isLive()) {
      become(Run.State.WAITING, note);
    }
  }

  void become(Run.State newState, @Nullable String note) {
    state = newState;
    for (var leg : legs) {
      leg.become(newState, note);
    }
  }

  /// Takes over the gap that was open when the process ended, or opens one.
  void takeUp(@Nullable GapSeen open, Instant aliveUntil, String reason, String gapId) {
    if (open != null) {
      gap = open;
      keptGap = open;
    } else {
      openGap(aliveUntil, reason, gapId);
    }
  }

  /// Counts the time up to the last sign of life.
  void credit() {
    if (tap != null && isLive()) {
      credit(tap.lastSign());
    }
  }

  void credit(Moment until) {
    for (var leg : legs) {
      leg.credit(until);
    }
  }

  void add(List<Item> items) {
    pending.addAll(items);
  }

  /// A run leaves. Its gap goes on for the others; if there are none, it is closed.
  void leave(LiveRun run, Instant at) {
    legs.removeIf(leg -> leg.run == run);
    if (legs.isEmpty()) {
      closeGap(at);
    } else {
      tellServed();
    }
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  Entry.@Nullable Part part() {
    return pending.isEmpty() ? null : new Entry.Part(channel(), runIds(), List.copyOf(pending));
  }

  void kept() {
    pending.clear();
    keptGap = gap;
  }

  /// Throws away what could not be kept, and opens the gap that this makes.
  void giveUp(String reason, String gapId) {
    close();
    pending.clear();
    gap = keptGap;
    var until = legs.isEmpty() ? null : legs.getFirst().aliveUntil();
    if (gap == null && until != null && !connector.resumes()) {
      openGap(until, reason, gapId);
    }
    become(Run.State.CONNECTING, reason);
  }

  private void openGap(Instant from, String reason, String gapId) {
    var opened = new GapSeen(gapId, channel(), List.copyOf(runIds()), from, null, reason);
    gap = opened;
    pending.add(new Item.News(opened));
  }

  private void closeGap(Instant at) {
    var open = gap;
    if (open == null) {
      return;
    }
    var to = at.isBefore(open.from()) ? open.from() : at;
    pending.add(
        new Item.News(
            new GapSeen(open.id(), open.channel(), open.runIds(), open.from(), to, open.reason())));
    gap = null;
  }

  private Instant aliveUntil(Instant fallback) {
    var until = fallback;
    for (var leg : legs) {
      var alive = leg.aliveUntil();
      if (alive != null && alive.isAfter(until)) {
        until = alive;
      }
    }
    return until;
  }

  /// The ear of one tap. In reasons a platform may have had its say.
  private record TrayEar(Watch watch, int number, Tray tray) implements Ear {
    @Override
    public void confirmed(Moment at) {
      var _ = tray.put(new Signal.Confirmed(watch, number, at));
    }

    @Override
    public boolean said(List<Item> items, @Nullable String position) {
      return tray.put(new Signal.Said(watch, number, items, position));
    }

    @Override
    public void lost(Moment lastSign, String reason) {
      var _ = tray.put(new Signal.Lost(watch, number, lastSign, Texts.reason(reason)));
    }

    @Override
    public void missed(Instant from, Instant to, String reason) {
      var _ = tray.put(new Signal.Missed(watch, number, from, to, Texts.reason(reason)));
    }

    @Override
    public void over(String runId, String reason) {
      var _ = tray.put(new Signal.Over(watch, number, runId, Texts.reason(reason)));
    }

    @Override
    public void silent(String note) {
      var _ = tray.put(new Signal.Silent(watch, number, Texts.reason(note)));
    }

    @Override
    public void finished(String reason) {
      var _ = tray.put(new Signal.Finished(watch, number, Texts.reason(reason)));
    }
  }
}
