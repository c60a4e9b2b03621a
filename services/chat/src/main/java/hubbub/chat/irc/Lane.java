package hubbub.chat.irc;

import hubbub.chat.domain.Entered;
import hubbub.platform.Ticker;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One event loop with the connections that live on it: who of them is in which room. All but what
/// says so happens on the loop, so nothing here is locked.
final class Lane {
  private final EventExecutor loop;
  private final Ticker ticker;
  private final Duration gatherMax;
  private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();
  private final Set<Peer> peers = new HashSet<>();

  Lane(EventExecutor loop, Ticker ticker, Duration gatherMax) {
    this.loop = loop;
    this.ticker = ticker;
    this.gatherMax = gatherMax;
  }

  long nanos() {
    return ticker.nanos();
  }

  /// Does something on the loop, soon. From any thread.
  void run(Runnable what) {
    try {
      loop.execute(what);
    } catch (RejectedExecutionException _) {
      // The loop has ended, and all its connections with it.
    }
  }

  void in(long nanos, Runnable what) {
    var _ = loop.schedule(what, nanos, TimeUnit.NANOSECONDS);
  }

  void opened(Peer peer) {
    peers.add(peer);
  }

  /// The connection is gone, and out of all rooms.
  void gone(Peer peer) {
    peers.remove(peer);
    List.copyOf(peer.rooms()).forEach(room -> leave(room, peer));
  }

  /// Everyone who lives here.
  List<Peer> peers() {
    return List.copyOf(peers);
  }

  /// Ends all connections. From any thread.
  ///
  /// @param lines their last words
  /// @param told counted down when these are on their way
  void sendAway(String lines, String why, CountDownLatch told) {
    run(() -> {
      crowds.values().forEach(Crowd::flush);
      peers().forEach(peer -> peer.end(lines, why));
      // Each of them goes in a turn of its own, before this one.
      run(told::countDown);
    });
  }

  /// Somebody is in a room from here on: they hear the greeting first, then what comes.
  void enter(Peer peer, Entered.Inside entered, String greeting) {
    var room = entered.room().name();
    var crowd = crowds.computeIfAbsent(room, _ -> new Crowd(this, gatherMax));
    peer.send(greeting);
    if (peer.rooms().add(room)) {
      crowd.add(peer);
    }
  }

  /// @return whether they were there
  boolean leave(String room, Peer peer) {
    var crowd = crowds.get(room);
    if (crowd != null && crowd.remove(peer)) {
      crowds.remove(room);
    }
    return peer.rooms().remove(room);
  }

  /// Hands what is new to a room's members here. From any thread.
  void cry(String room, Cry cry) {
    // Whoever is not there yet gets in later, on this loop, with how the room is by then.
    if (crowds.containsKey(room)) {
      run(() -> {
        var crowd = crowds.get(room);
        if (crowd != null) {
          crowd.take(cry);
        }
      });
    }
  }

  /// Does something with everyone who is in a room here. From any thread.
  void everyone(String room, Consumer<Peer> what) {
    run(() -> {
      var crowd = crowds.get(room);
      if (crowd != null) {
        crowd.flush();
        crowd.members().forEach(what);
      }
    });
  }
}
