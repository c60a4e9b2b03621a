package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import hubbub.contracts.Fact;
import hubbub.platform.bus.Bus.Follower;
import hubbub.platform.bus.Followers;
import hubbub.platform.bus.Subscription;
import hubbub.platform.rabbitmq.Wire.Arrived;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets live pages look on: a queue of this process's own, short on the broker and in memory, where
/// the oldest goes first.
final class Onlookers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Onlookers.class);
  private static final Duration BEGIN = Duration.ofSeconds(5);
  private static final int WAITING_MAX = 4_096;
  private static final long WAITING_BYTES_MAX = 6L << 20;
  private static final int MARKS_MAX = 10_000;
  private static final OwnQueue.Bounds BOUNDS = new OwnQueue.Bounds(4_096, 32L << 20);

  private final OwnQueue queue;
  private final Followers followers = new Followers();
  private final ArrayDeque<Seen> waiting = new ArrayDeque<>();
  private final Map<Mark, Long> seen = new HashMap<>();
  private final Thread teller;
  private boolean started;
  private long bytes;
  private long missed;
  private long batches;
  private long messages;
  private volatile boolean closed;

  Onlookers(Line line, Topology topology) {
    queue =
        new OwnQueue(
            line,
            topology,
            "bus-tail-in",
            BOUNDS,
            List.of(Topology.LIVE, Topology.PASSING + "#"),
            this::see);
    teller = Thread.ofPlatform().name("bus-tail").daemon().unstarted(this::tell);
  }

  /// Returns when the queue is there, or the broker has been away for some seconds.
  Subscription follow(Set<Class<? extends Fact>> kinds, Follower follower) {
    var following = followers.add(kinds, follower);
    start();
    try {
      if (!queue.awaitDeclared(BEGIN)) {
        LOG.warn("live news begin when the broker is back");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return following;
  }

  private synchronized void start() {
    if (!started) {
      started = true;
      queue.start();
      teller.start();
    }
  }

  private void see(String key, BasicProperties properties, byte[] body) {
    if (key.equals(Topology.LIVE)) {
      Wire.arrived(properties, body)
          .filter(this::isNew)
          .ifPresent(arrived -> {
            var facts = FactJson.read(body);
            add(new Seen(List.copyOf(facts), body.length), true);
          });
    } else if (key.startsWith(Topology.PASSING)) {
      FactJson.readPassing(key.substring(Topology.PASSING.length()), body)
          .ifPresent(fact -> add(new Seen(List.of(fact), body.length), false));
    }
  }

  /// A batch may come twice when a relay begins anew. Where numbers are left out the broker dropped
  /// some: how many messages those held is guessed from the others.
  private synchronized boolean isNew(Arrived arrived) {
    if (seen.size() > MARKS_MAX) {
      seen.clear();
    }
    var last = seen.get(arrived.mark());
    if (last != null && arrived.number() <= last) {
      return false;
    }
    if (last != null && batches > 0) {
      missed += (arrived.number() - last - 1) * (messages / batches);
    }
    seen.put(arrived.mark(), arrived.number());
    return true;
  }

  private synchronized void add(Seen next, boolean kept) {
    if (kept) {
      batches++;
      messages += next.messages();
    }
    while (!waiting.isEmpty()
        && (waiting.size() >= WAITING_MAX || bytes + next.length > WAITING_BYTES_MAX)) {
      var oldest = waiting.removeFirst();
      bytes -= oldest.length;
      missed += oldest.messages();
    }
    waiting.addLast(next);
    bytes += next.length;
    notifyAll();
  }

  private void tell() {
    try {
      while (!closed) {
        tellOne();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellOne() throws InterruptedException {
    long left;
    Seen next;
    synchronized (this) {
      while (waiting.isEmpty()) {
        wait();
      }
      next = waiting.removeFirst();
      bytes -= next.length;
      left = missed;
      missed = 0;
    }
    if (left > 0) {
      followers.missed(left);
    }
    next.facts.forEach(followers::handOn);
  }

  @Override
  public void close() {
    closed = true;
    queue.close();
    teller.interrupt();
    Ending.await(teller);
  }

  private record Seen(List<? extends Fact> facts, int length) {
    long messages() {
      return facts.stream().mapToLong(Fact::messageCount).sum();
    }
  }
}
