package hubbub.chat.irc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A room's members on one event loop. While little is said, it is sent at once. Sending costs time
/// for each member, so after that a crowd gathers what is said for as long as its size asks for,
/// and no longer than the bound. Only on its loop.
final class Crowd {
  /// How long a crowd gathers for each of its members: about ten times what sending to one costs,
  /// so that a busy room leaves most of the loop to others.
  private static final long GATHER_NANOS_EACH = 50_000;

  private final Lane lane;
  private final long gatherMaxNanos;
  private final List<Peer> members = new ArrayList<>();
  private final Map<Peer, Integer> newcomers = new HashMap<>();
  private List<Cry> waiting = new ArrayList<>();
  private long lastSent;
  private boolean due;

  Crowd(Lane lane, Duration gatherMax) {
    this.lane = lane;
    gatherMaxNanos = gatherMax.toNanos();
    lastSent = lane.nanos() - gatherMaxNanos;
  }

  /// What waits to be sent was said before, and is not for whoever comes now.
  void add(Peer peer) {
    members.add(peer);
    if (!waiting.isEmpty()) {
      newcomers.put(peer, waiting.size());
    }
  }

  /// @return whether nobody is left
  boolean remove(Peer peer) {
    newcomers.remove(peer);
    var index = members.indexOf(peer);
    if (index >= 0) {
      var last = members.removeLast();
      if (index < members.size()) {
        members.set(index, last);
      }
    }
    return members.isEmpty();
  }

  /// Everyone who is in it.
  List<Peer> members() {
    return List.copyOf(members);
  }

  void take(Cry cry) {
    waiting.add(cry);
    if (due) {
      return;
    }
    var gather = Math.min(gatherMaxNanos, members.size() * GATHER_NANOS_EACH);
    var wait = lastSent + gather - lane.nanos();
    if (wait <= 0) {
      flush();
    } else {
      due = true;
      lane.in(wait, this::sendDue);
    }
  }

  private void sendDue() {
    due = false;
    flush();
  }

  /// Sends what waits.
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    var cries = waiting;
    waiting = new ArrayList<>();
    lastSent = lane.nanos();
    var notForAll = notForAll(cries);
    var shared = new @Nullable Batch[Kind.COUNT];
    for (var peer : members) {
      var from = newcomers.getOrDefault(peer, 0);
      if (from > 0 || notForAll.contains(peer) || notForAll.contains(peer.login())) {
        try (var own = new Batch(cries.subList(from, cries.size()), peer.kind(), peer::knows)) {
          peer.deliver(own);
        }
      } else {
        peer.deliver(shared(shared, cries, peer.kind()));
      }
    }
    newcomers.clear();
    for (var batch : shared) {
      if (batch != null) {
        batch.close();
      }
    }
  }

  private static Batch shared(@Nullable Batch[] shared, List<Cry> cries, Kind kind) {
    var batch = shared[kind.index()];
    if (batch == null) {
      batch = new Batch(cries, kind, _ -> false);
      shared[kind.index()] = batch;
    }
    return batch;
  }

  private static Set<Object> notForAll(List<Cry> cries) {
    var all = new HashSet<>();
    for (var cry : cries) {
      for (var i = 0; i < cry.size(); i++) {
        all.add(cry.notFor(i));
      }
    }
    return all;
  }
}
