package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import hubbub.platform.json.Json;
import hubbub.platform.rabbitmq.Words.Ask;
import hubbub.platform.rabbitmq.Words.Gone;
import hubbub.platform.rabbitmq.Words.Heads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where words between buses arrive: how far outboxes are sent, requests to send again and their
/// answers. Its queue is this process's own and goes with it.
final class Desk implements AutoCloseable {
  private static final int SERVICES_MAX = 1_000;
  private static final int AGAIN_MAX = 32;
  private static final OwnQueue.Bounds BOUNDS = new OwnQueue.Bounds(10_000, 64L << 20);

  private final Announcer announcer;
  private final Function<String, Optional<Relay>> relays;
  private final Function<String, Optional<QueueHearer>> hearers;
  private final Map<String, Heads> heads = new ConcurrentHashMap<>();
  private final OwnQueue queue;

  Desk(
      Line line,
      Topology topology,
      Announcer announcer,
      Function<String, Optional<Relay>> relays,
      Function<String, Optional<QueueHearer>> hearers) {
    this.announcer = announcer;
    this.relays = relays;
    this.hearers = hearers;
    queue =
        new OwnQueue(
            line,
            topology,
            "bus-desk",
            BOUNDS,
            List.of(Topology.HEADS + "#", Topology.ASK + "#"),
            this::receive);
  }

  void start() {
    queue.start();
  }

  /// How far every outbox was sent when it last said so, in the partitions that somebody hears.
  List<Heads> heads(Audience audience) {
    var partitions = audience.partitions();
    return heads.values().stream()
        .map(told ->
            new Heads(
                told.service(),
                told.heads().stream()
                    .filter(head -> partitions.contains(head.partition()))
                    .toList()))
        .toList();
  }

  /// The queue where answers are to be sent; null while the broker is away.
  @Nullable String address() {
    return queue.name();
  }

  private void receive(String key, BasicProperties properties, byte[] body) {
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
    queue.close();
  }
}
