package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.GeneralFact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who listens to what: live runs, the watches that serve them, and what of it is not kept yet. The
/// desk's own; only its thread comes here.
final class Roster {
  private final Map<String, LiveRun> runs = new LinkedHashMap<>();
  private final Map<Key, Watch> watches = new LinkedHashMap<>();
  private final Set<LiveRun> changed = new LinkedHashSet<>();
  private final List<Watch> closing = new ArrayList<>();
  private final List<GeneralFact> facts = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final Supplier<String> gapIds;

  Roster(Supplier<String> gapIds) {
    this.gapIds = gapIds;
  }

  Collection<LiveRun> runs() {
    return List.copyOf(runs.values());
  }

  Collection<Watch> watches() {
    return List.copyOf(watches.values());
  }

  @Nullable LiveRun run(String id) {
    return runs.get(id);
  }

  int watchesOfSharedConnectors() {
    return (int) watches.values().stream().filter(w -> w.connector.shared()).count();
  }

  /// Lets a run in whose row is kept.
  ///
  /// @param wanted its channels with their connectors, in the order of its legs
  /// @return watches that are new and are to be opened
  List<Watch> add(LiveRun run, List<Sourced> wanted, Moment now) {
    runs.put(run.id, run);
    changed.add(run);
    var fresh = new ArrayList<Watch>();
    for (var i = 0; i < wanted.size(); i++) {
      var leg = run.legs.get(i);
      if (leg.state() == Run.State.ENDED) {
        continue;
      }
      var sourced = wanted.get(i);
      var key = new Key(leg.channel, sourced.connector().shared() ? "" : run.id);
      var watch = watches.get(key);
      if (watch == null) {
        watch = new Watch(sourced.connector(), sourced.wanted());
        watches.put(key, watch);
        fresh.add(watch);
      }
      watch.add(leg, now);
    }
    return fresh;
  }

  /// After a start or a taking over: tells again what was measured last, and opens the gaps that
  /// the stop made.
  ///
  /// @param rows the runs that were let in
  /// @param fresh the watches that serve them
  /// @param reason of the gaps
  void takeUp(Map<String, Run> rows, List<Watch> fresh, String reason) {
    for (var watch : fresh) {
      if (watch.connector.resumes()) {
        continue;
      }
      var alive = latest(watch);
      if (alive != null) {
        watch.takeUp(openGap(watch, rows), alive, reason, gapIds.get());
      }
    }
    for (var run : runs.values()) {
      if (!rows.containsKey(run.id)) {
        continue;
      }
      var channels = new ArrayList<RunMeasured.OfChannel>();
      for (var leg : run.legs) {
        channels.add(new RunMeasured.OfChannel(leg.channel, leg.connectedMillis(), leg.stretch()));
      }
      var at = channels.stream().flatMap(c -> c.stretches().stream()).map(RunMeasured.Stretch::to);
      at.max(Instant::compareTo)
          .ifPresent(
              when -> facts.add(new RunMeasured(run.id, when, run.connectedMillis(), channels)));
    }
  }

  void said(Watch watch, List<Item> items, @Nullable String position) {
    watch.add(items);
    if (position != null) {
      for (var leg : watch.legs) {
        leg.reached(position);
      }
    }
    touch(watch);
  }

  void confirmed(Watch watch, Moment at) {
    watch.confirmed(at);
    touch(watch);
  }

  void lost(Watch watch, Moment lastSign, String reason) {
    watch.lost(lastSign, reason, gapIds.get());
    touch(watch);
  }

  void missed(Watch watch, Instant from, Instant to, String reason) {
    watch.missed(from, to, reason, gapIds.get());
    touch(watch);
  }

  /// One of the runs that a channel is listened to for ends.
  void over(Watch watch, String runId, Moment now, String reason) {
    var run = runs.get(runId);
    if (run != null && watch.runIds().contains(runId)) {
      end(run, now, now.at(), reason);
    }
  }

  void silent(Watch watch, String note) {
    watch.silent(note);
    touch(watch);
  }

  /// A channel has nothing more to say; runs without any other channel end.
  void finished(Watch watch, Moment now, String reason) {
    watch.credit(now);
    watch.become(Run.State.ENDED, reason);
    touch(watch);
    watch.close();
    for (var leg : List.copyOf(watch.legs)) {
      if (leg.run.legs.stream().allMatch(l -> l.state() == Run.State.ENDED)) {
        end(leg.run, now, now.at(), reason);
      }
    }
    watches.values().remove(watch);
    closing.add(watch);
  }

  /// Ends a run: its channels are counted up to now, and left. One that doesn't count is removed.
  void end(LiveRun run, Moment now, Instant at, String reason) {
    if (runs.remove(run.id) == null) {
      return;
    }
    for (var watch : watches()) {
      if (watch.legs.stream().noneMatch(leg -> leg.run == run)) {
        continue;
      }
      if (watch.isLive()) {
        watch.legs.stream().filter(leg -> leg.run == run).forEach(leg -> leg.credit(now));
      }
      watch.leave(run, at);
      if (watch.legs.isEmpty()) {
        watch.close();
        watches.values().remove(watch);
        closing.add(watch);
      }
    }
    run.end(at, reason);
    changed.add(run);
    facts.add(run.measured(at));
    facts.add(new RunEnded(run.id, at, reason));
    if (!run.counted) {
      delete(run.id, at);
    }
  }

  void delete(String runId, Instant at) {
    removed.add(runId);
    facts.add(new RunDeleted(runId, at));
  }

  /// Measures every live run: the time up to the last sign of life of each channel.
  void measure(Instant at) {
    for (var watch : watches.values()) {
      watch.credit();
    }
    for (var run : runs.values()) {
      if (run.hasNews()) {
        facts.add(run.measured(at));
        changed.add(run);
      }
    }
  }

  boolean hasPending() {
    return !changed.isEmpty() || !facts.isEmpty() || !removed.isEmpty();
  }

  /// All that is not kept yet.
  Entry entry(long idsBefore) {
    var parts = new ArrayList<Entry.Part>();
    var room = new HashMap<String, Long>();
    for (var watch : watches.values()) {
      if (watch.hasPending()) {
        watch.credit();
      }
      addPart(watch, parts);
    }
    closing.forEach(watch -> addPart(watch, parts));
    var rows = new ArrayList<Entry.RunRow>();
    var legs = new ArrayList<Entry.LegRow>();
    for (var run : changed) {
      rows.add(run.row());
      run.legs.forEach(leg -> legs.add(leg.row()));
    }
    for (var run : runs.values()) {
      if (run.messagesMax != null) {
        room.put(run.id, run.room());
      }
    }
    return new Entry(
        List.of(),
        parts,
        room,
        covers(parts),
        rows,
        legs,
        List.copyOf(removed),
        List.copyOf(facts),
        idsBefore);
  }

  /// What each run with several channels covers; looked at only where something was said in more
  /// than one channel.
  private Map<String, Set<Channel>> covers(List<Entry.Part> parts) {
    var covers = new HashMap<String, Set<Channel>>();
    if (parts.stream().flatMap(part -> part.items().stream()).noneMatch(Roster::wasSaidBefore)) {
      return covers;
    }
    for (var run : runs.values()) {
      if (run.legs.size() > 1) {
        covers.put(run.id, run.covered());
      }
    }
    return covers;
  }

  private static boolean wasSaidBefore(Item item) {
    return item instanceof Item.Heard heard && !heard.before().isEmpty();
  }

  /// The entry made last is kept.
  void kept(Ledger.Kept kept) {
    for (var count : kept.counts()) {
      var run = runs.get(count.runId());
      if (run != null) {
        run.count(count.messages());
      }
    }
    changed.forEach(LiveRun::save);
    watches.values().forEach(Watch::kept);
    changed.clear();
    closing.clear();
    facts.clear();
    removed.clear();
  }

  /// What could not be kept is let go: all taps are closed, and the channels have a gap from what
  /// was kept last. Ends of runs and deletions stay pending.
  void giveUp(String reason) {
    facts.removeIf(fact -> fact instanceof RunMeasured m && runs.containsKey(m.runId()));
    for (var run : runs.values()) {
      run.restore();
    }
    for (var watch : watches.values()) {
      watch.giveUp(reason, gapIds.get());
      touch(watch);
    }
    closing.clear();
  }

  /// Lets go of everything without a word: it is another desk's.
  void forget() {
    watches.values().forEach(Watch::close);
    runs.clear();
    watches.clear();
    changed.clear();
    closing.clear();
    facts.clear();
    removed.clear();
  }

  private void touch(Watch watch) {
    for (var leg : watch.legs) {
      changed.add(leg.run);
    }
  }

  private static void addPart(Watch watch, List<Entry.Part> parts) {
    var part = watch.part();
    if (part != null) {
      parts.add(part);
    }
  }

  private static @Nullable Instant latest(Watch watch) {
    Instant latest = null;
    for (var leg : watch.legs) {
      var alive = leg.aliveUntil();
      if (alive != null && (latest == null || alive.isAfter(latest))) {
        latest = alive;
      }
    }
    return latest;
  }

  private static @Nullable GapSeen openGap(Watch watch, Map<String, Run> rows) {
    for (var leg : watch.legs) {
      var row = rows.get(leg.run.id);
      for (var channel : row == null ? List.<Run.OfChannel>of() : row.channels()) {
        if (!channel.channel().equals(watch.channel())) {
          continue;
        }
        for (var gap : channel.gaps()) {
          if (gap.to() == null) {
            return new GapSeen(
                gap.id(), watch.channel(), watch.runIds(), gap.from(), null, gap.reason());
          }
        }
      }
    }
    return null;
  }

  /// A channel with the connector that reaches it.
  record Sourced(Connector connector, Connector.Wanted wanted) {}

  /// @param runId empty for a watch that serves all runs
  private record Key(Channel channel, String runId) {}
}
