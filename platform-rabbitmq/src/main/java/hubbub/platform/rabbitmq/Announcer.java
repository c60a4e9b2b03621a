package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Says news: passing facts, and words between buses. Keeps nobody waiting: where too much waits or
/// the broker is away, the oldest goes.
final class Announcer implements AutoCloseable {
  private static final int WAITING_MAX = 4_096;
  private static final long WAITING_BYTES_MAX = 32L << 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Line line;
  private final Topology topology;
  private final ArrayDeque<Saying> waiting = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable Channel channel;
  private long bytes;
  private long dropped;
  private volatile boolean closed;

  Announcer(Line line, Topology topology) {
    this.line = line;
    this.topology = topology;
    thread = Thread.ofPlatform().name("bus-news").daemon().start(this::run);
  }

  /// To all who listen for `key`.
  void news(String key, BasicProperties properties, byte[] body) {
    say(new Saying(topology.news(), key, properties, body));
  }

  /// To one bus.
  void answer(String replyTo, BasicProperties properties, byte[] body) {
    say(new Saying("", replyTo, properties, body));
  }

  private synchronized void say(Saying saying) {
    while (waiting.size() >= WAITING_MAX
        || (bytes + saying.body.length > WAITING_BYTES_MAX && !waiting.isEmpty())) {
      bytes -= waiting.removeFirst().body.length;
      dropped++;
    }
    waiting.addLast(saying);
    bytes += saying.body.length;
    notifyAll();
  }

  /// How much was never said.
  synchronized long dropped() {
    return dropped;
  }

  private void run() {
    while (!closed) {
      try {
        publish(next());
      } catch (IOException | ShutdownSignalException _) {
        forgetChannel();
        LockSupport.parkNanos(this, PAUSE.toNanos());
      } catch (InterruptedException _) {
        break;
      }
    }
    forgetChannel();
  }

  private synchronized Saying next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    var first = waiting.removeFirst();
    bytes -= first.body.length;
    return first;
  }

  private void publish(Saying saying) throws IOException {
    if (channel == null || !channel.isOpen()) {
      channel = line.channel();
      topology.declareExchanges(channel);
    }
    channel.basicPublish(saying.exchange, saying.key, saying.properties, saying.body);
  }

  private void forgetChannel() {
    if (channel != null) {
      Line.abandon(channel);
      channel = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private record Saying(String exchange, String key, BasicProperties properties, byte[] body) {}
}
