package hubbub.platform.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import hubbub.platform.Ticker;
import hubbub.platform.bus.Patience;
import hubbub.platform.json.Json;
import hubbub.platform.rabbitmq.Words.Head;
import hubbub.platform.rabbitmq.Words.Heads;
import hubbub.platform.storage.RelayedOutbox;
import hubbub.platform.storage.RelayedOutbox.Parcel;
import hubbub.platform.storage.RelayedOutbox.Turn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one outbox to the broker, in order. Of all processes that have the outbox open, one has
/// the turn; when the broker or the database goes away it gives the turn up, and whoever is next
/// begins with what nobody confirmed.
final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEADS = Duration.ofSeconds(1);
  private static final int UNCHANGED_HEADS = 5;

  private final String service;
  private final RelayedOutbox outbox;
  private final Line line;
  private final Topology topology;
  private final Announcer announcer;
  private final RabbitConfig config;
  private final Ticker ticker;
  private final Patience patience;
  private final Thread thread;
  private volatile boolean rung;
  private volatile boolean closed;
  private volatile boolean hasTurn;
  private volatile @Nullable String trouble;
  private long headsAt;
  private @Nullable Long againAt;
  private int quietHeads;
  private boolean sentSinceHeads = true;

  Relay(
      String service,
      RelayedOutbox outbox,
      Line line,
      Topology topology,
      Announcer announcer,
      RabbitConfig config,
      Ticker ticker,
      Patience patience) {
    this.service = service;
    this.outbox = outbox;
    this.line = line;
    this.topology = topology;
    this.announcer = announcer;
    this.config = config;
    this.ticker = ticker;
    this.patience = patience;
    thread = Thread.ofPlatform().name(service + "-relay").daemon().unstarted(this::run);
  }

  void start() {
    outbox.onCommit(this::ring);
    thread.start();
  }

  String service() {
    return service;
  }

  RelayedOutbox outbox() {
    return outbox;
  }

  boolean hasTurn() {
    return hasTurn;
  }

  /// What holds it up, in words for operators; null when all is well.
  @Nullable String trouble() {
    return trouble;
  }

  private void ring() {
    rung = true;
    LockSupport.unpark(thread);
  }

  private void pause(Duration time) {
    if (!rung && !closed) {
      LockSupport.parkNanos(this, time.toNanos());
    }
    rung = false;
  }

  private void run() {
    while (!closed) {
      try {
        relay();
      } catch (IOException | ShutdownSignalException e) {
        heldUp("the broker does not answer", e);
      } catch (RuntimeException e) {
        heldUp("the outbox cannot be relayed", e);
      }
    }
  }

  private void heldUp(String words, Exception e) {
    if (!closed) {
      if (trouble == null) {
        LOG.warn("relay={} held up: {}", service, e.toString());
      }
      trouble = words;
      LockSupport.parkNanos(this, patience.pauseMax().toNanos());
    }
  }

  /// With a channel first and then the turn: who cannot reach the broker leaves it to others.
  private void relay() throws IOException {
    var channel = line.channel();
    var live = channel;
    try {
      live = line.channel();
      topology.declareAll(channel);
      channel.confirmSelect();
      while (!closed && channel.isOpen()) {
        var turn = outbox.turn();
        trouble = null;
        if (turn.isPresent()) {
          send(turn.get(), channel, live);
        } else {
          pause(LOOK);
        }
      }
    } finally {
      Line.abandon(live);
      Line.abandon(channel);
    }
  }

  private void send(Turn turn, Channel channel, Channel live) throws IOException {
    var window = new Window(config.unconfirmed(), config.unconfirmedBytes(), this::ring);
    channel.clearConfirmListeners();
    channel.clearReturnListeners();
    channel.addConfirmListener(window::confirmed, window::refused);
    channel.addReturnListener(back -> window.returned(back.getProperties(), back.getBody()));
    try (turn) {
      hasTurn = true;
      while (!closed && channel.isOpen()) {
        var parcels = turn.next(Math.min(window.room(), config.unconfirmed() / 2));
        for (var parcel : parcels) {
          publish(parcel, channel, window);
          live.basicPublish(
              topology.news(), Topology.LIVE, Wire.live(service, parcel), parcel.facts());
          sentSinceHeads = true;
        }
        var settled = settle(turn, channel, window);
        tellHeads();
        if (parcels.isEmpty() && !settled) {
          pause(LOOK);
        }
      }
    } finally {
      hasTurn = false;
    }
  }

  private void publish(Parcel parcel, Channel channel, Window window) throws IOException {
    window.sending(channel.getNextPublishSeqNo(), parcel);
    channel.basicPublish(
        topology.facts(),
        Topology.key(parcel.mark().partition()),
        true,
        Wire.kept(service, parcel),
        parcel.facts());
  }

  /// Takes the broker's answers. What it refused is not sent again at once: whatever is full takes
  /// its time, and all other queues get it twice.
  ///
  /// @return whether there were any
  private boolean settle(Turn turn, Channel channel, Window window) throws IOException {
    var confirmed = window.takeConfirmed();
    if (!confirmed.isEmpty()) {
      turn.confirmed(confirmed);
    }
    if (window.takeHomeless()) {
      LOG.warn("relay={} queues are missing on the broker: declaring them again", service);
      topology.declareAll(channel);
    }
    var again =
        againAt == null || ticker.nanos() - againAt >= 0 ? window.takeAgain() : List.<Parcel>of();
    for (var parcel : again) {
      publish(parcel, channel, window);
      againAt = ticker.nanos() + patience.pauseMax().toNanos();
    }
    return !confirmed.isEmpty() || !again.isEmpty();
  }

  /// Tells how far this outbox is sent: at once after something new, and now and then for those who
  /// did not hear it.
  private void tellHeads() {
    var now = ticker.nanos();
    if (now - headsAt < HEADS.toNanos()) {
      return;
    }
    headsAt = now;
    if (!sentSinceHeads && ++quietHeads < UNCHANGED_HEADS) {
      return;
    }
    quietHeads = 0;
    sentSinceHeads = false;
    var heads =
        outbox.heads().entrySet().stream()
            .map(head ->
                new Head(head.getKey().producer(), head.getKey().partition(), head.getValue()))
            .toList();
    announcer.news(
        Topology.HEADS + service,
        Wire.word(Wire.Type.HEADS),
        Json.bytes(new Heads(service, heads)));
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    Ending.await(thread);
  }
}
