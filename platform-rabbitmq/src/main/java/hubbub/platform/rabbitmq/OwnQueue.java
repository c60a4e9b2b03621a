package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A short queue of news that is this process's own and goes with its connection; where too much
/// waits, the oldest goes. It is declared again whenever the broker comes back.
final class OwnQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnQueue.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Line line;
  private final Topology topology;
  private final Bounds bounds;
  private final List<String> keys;
  private final Reader reader;
  private final CountDownLatch declared = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable String name;
  private volatile boolean closed;

  /// @param threadName names the thread that keeps the queue
  /// @param keys what news it wants
  /// @param reader called on a thread of the connection's
  OwnQueue(
      Line line,
      Topology topology,
      String threadName,
      Bounds bounds,
      List<String> keys,
      Reader reader) {
    this.line = line;
    this.topology = topology;
    this.bounds = bounds;
    this.keys = keys;
    this.reader = reader;
    thread = Thread.ofPlatform().name(threadName).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Null while the broker is away.
  @Nullable String name() {
    return name;
  }

  /// Waits until the queue was there for the first time.
  ///
  /// @return whether it was, within that time
  boolean awaitDeclared(Duration atMost) throws InterruptedException {
    return declared.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    while (!closed) {
      try {
        readUntilOver();
      } catch (IOException | ShutdownSignalException _) {
        // The line has said that the broker is away.
      } catch (InterruptedException _) {
        return;
      } finally {
        name = null;
      }
      LockSupport.parkNanos(this, PAUSE.toNanos());
    }
  }

  private void readUntilOver() throws IOException, InterruptedException {
    var channel = line.channel();
    try {
      topology.declareExchanges(channel);
      var queue = channel.queueDeclare("", false, true, true, bounds.arguments()).getQueue();
      for (var key : keys) {
        channel.queueBind(queue, topology.news(), key);
      }
      var over = new CountDownLatch(1);
      channel.basicConsume(queue, true, new Deliveries(channel, over));
      name = queue;
      declared.countDown();
      over.await();
    } finally {
      Line.abandon(channel);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    Ending.await(thread);
  }

  /// What may wait in it.
  record Bounds(int messages, long bytes) {
    Map<String, Object> arguments() {
      return Map.of(
          "x-max-length", messages, "x-max-length-bytes", bytes, "x-overflow", "drop-head");
    }
  }

  /// Reads what comes; what it throws is logged and passed over.
  @FunctionalInterface
  interface Reader {
    void read(String key, BasicProperties properties, byte[] body);
  }

  private final class Deliveries extends DefaultConsumer {
    private final CountDownLatch over;

    Deliveries(Channel channel, CountDownLatch over) {
      super(channel);
      this.over = over;
    }

    /// An exception's words could quote what somebody said.
    @Override
    public void handleDelivery(
        String tag, Envelope envelope, @Nullable BasicProperties properties, byte[] body) {
      if (properties == null) {
        return;
      }
      try {
        reader.read(envelope.getRoutingKey(), properties, body);
      } catch (RuntimeException e) {
        LOG.warn("news was of no use and passed over: {}", e.getClass().getSimpleName());
      }
    }

    @Override
    public void handleCancel(String tag) {
      over.countDown();
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
      over.countDown();
    }
  }
}
