package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import hubbub.platform.json.Json;
import hubbub.platform.rabbitmq.Words.Ask;
import hubbub.platform.rabbitmq.Words.Gone;
import hubbub.platform.rabbitmq.Words.Heads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Where words between buses arrive: how far outboxes are sent, requests to send again and their
/// answers. Its queue is this process's own and goes with it.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int SERVICES_MAX = 1_000;
  private static final int AGAIN_MAX = 32;
  private static final Map<String, Object> SHORT =
      Map.of("x-max-length", 10_000, "x-max-length-bytes", 64L << 20, "x-overflow", "drop-head");

  private final Line line;
  private final Topology topology;
  private final Announcer announcer;
  private final Function<String, Optional<Relay>> relays;
  private final Function<String, Optional<QueueHearer>> hearers;
  private final Map<String, Heads> heads = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile @Nullable String address;
  private volatile boolean closed;

  Desk(
      Line line,
      Topology topology,
      Announcer announcer,
      Function<String, Optional<Relay>> relays,
      Function<String, Optional<QueueHearer>> hearers) {
    this.line = line;
    this.topology = topology;
    this.announcer = announcer;
    this.relays = relays;
    this.hearers = hearers;
    thread = Thread.ofPlatform().name("bus-desk").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// How far every outbox was sent when it last said so.
  Map<String, Heads> heads() {
    return heads;
  }

  /// The queue where answers are to be sent; null while the broker is away.
  @Nullable String address() {
    return address;
  }

  private void run() {
    while (!closed) {
      try {
        sit();
      } catch (IOException | ShutdownSignalException _) {
        // The line has said that the broker is away.
      } catch (InterruptedException _) {
        break;
      }
      address = null;
      LockSupport.parkNanos(this, PAUSE.toNanos());
    }
  }

  private void sit() throws IOException, InterruptedException {
    var channel = line.channel();
    try {
      topology.declareExchanges(channel);
      var queue = channel.queueDeclare("", false, true, true, SHORT).getQueue();
      channel.queueBind(queue, topology.news(), Topology.HEADS + "#");
      channel.queueBind(queue, topology.news(), Topology.ASK + "#");
      var over = new CountDownLatch(1);
      channel.basicConsume(queue, true, new Reader(channel, over));
      address = queue;
      over.await();
    } finally {
      Line.abandon(channel);
    }
  }

  private void receive(BasicProperties properties, byte[] body) {
    var type = Wire.Type.of(properties);
    if (type.isEmpty()) {
      return;
    }
    switch (type.get()) {
      case HEADS -> {
        var told = Json.mapper().readValue(body, Heads.class);
        if (heads.size() < SERVICES_MAX || heads.containsKey(told.service())) {
          heads.put(told.service(), told);
        }
      }
      case ASK -> answer(Json.mapper().readValue(body, Ask.class));
      case AGAIN ->
          Wire.hearer(properties)
              .flatMap(hearers)
              .ifPresent(hearer -> Wire.arrived(properties, body).ifPresent(hearer::again));
      case GONE -> {
        var gone = Json.mapper().readValue(body, Gone.class);
        hearers.apply(gone.hearer()).ifPresent(hearer -> hearer.gone(gone));
      }
      case PASSING -> {}
    }
  }

  private void answer(Ask ask) {
    var relay = relays.apply(ask.service()).filter(Relay::hasTurn);
    if (relay.isEmpty()) {
      return;
    }
    var parcels = relay.get().outbox().sent(ask.mark(), ask.from(), AGAIN_MAX);
    var oldest = parcels.isEmpty() ? ask.to() + 1 : parcels.getFirst().number();
    if (oldest > ask.from()) {
      var gone =
          new Gone(ask.producer(), ask.partition(), Math.min(oldest - 1, ask.to()), ask.hearer());
      announcer.answer(ask.replyTo(), Wire.word(Wire.Type.GONE), Json.bytes(gone));
    }
    for (var parcel : parcels) {
      if (parcel.number() <= ask.to()) {
        announcer.answer(
            ask.replyTo(), Wire.again(ask.service(), parcel, ask.hearer()), parcel.facts());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    Ending.await(thread);
  }

  private final class Reader extends DefaultConsumer {
    private final CountDownLatch over;

    Reader(Channel channel, CountDownLatch over) {
      super(channel);
      this.over = over;
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      try {
        receive(properties, body);
      } catch (JacksonException e) {
        LOG.warn("a word that is none was passed over: {}", e.getClass().getSimpleName());
      } catch (RuntimeException e) {
        LOG.warn("a word could not be answered: {}", e.toString());
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
