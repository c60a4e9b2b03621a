package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import hubbub.contracts.KeptFact;
import hubbub.platform.Ticker;
import hubbub.platform.bus.Hearer;
import hubbub.platform.bus.HearerState;
import hubbub.platform.bus.Hearing;
import hubbub.platform.bus.Patience;
import hubbub.platform.bus.SqlDeadLetters;
import hubbub.platform.rabbitmq.Waiting.Delivered;
import hubbub.platform.rabbitmq.Wire.Arrived;
import hubbub.platform.rabbitmq.Words.Gone;
import hubbub.platform.rabbitmq.Words.Heads;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Outbox.Row;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One hearer on a thread of its own, at its queues. A delivery is acknowledged when the database
/// has its mark; whatever ends the channel before, the broker delivers it again and the mark says
/// that it was heard.
final class QueueHearer {
  private static final Logger LOG = LoggerFactory.getLogger(QueueHearer.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Hearer hearer;
  private final Audience audience;
  private final Line line;
  private final Topology topology;
  private final Desk desk;
  private final Announcer announcer;
  private final Readings readings;
  private final int prefetch;
  private final Ticker ticker;
  private final Patience patience;
  private final SqlDeadLetters letters;
  private final Waiting waiting = new Waiting();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable Hearing hearing;
  private volatile @Nullable String away = "it has not begun";
  private volatile boolean closed;

  QueueHearer(
      Hearer hearer,
      Audience audience,
      Line line,
      Topology topology,
      Desk desk,
      Announcer announcer,
      Readings readings,
      int prefetch,
      Clock clock,
      Ticker ticker,
      Patience patience) {
    this.hearer = hearer;
    this.audience = audience;
    this.line = line;
    this.topology = topology;
    this.desk = desk;
    this.announcer = announcer;
    this.readings = readings;
    this.prefetch = prefetch;
    this.ticker = ticker;
    this.patience = patience;
    letters = new SqlDeadLetters(hearer, clock);
    thread = Thread.ofPlatform().name(hearer.name() + "-hearer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  String name() {
    return hearer.name();
  }

  SqlDeadLetters deadLetters() {
    return letters;
  }

  /// A batch that was asked for.
  void again(Arrived arrived) {
    events.add(new Event.Again(arrived));
  }

  /// Numbers that were asked for are lost.
  void gone(Gone gone) {
    events.add(new Event.NoMore(gone));
  }

  void stop() {
    closed = true;
    events.add(new Event.Over(null));
    LockSupport.unpark(thread);
    Ending.await(thread);
  }

  private void run() {
    while (!closed) {
      try {
        begin();
      } catch (IOException | ShutdownSignalException e) {
        heldUp("the broker does not answer", e);
      } catch (InterruptedException _) {
        break;
      } catch (RuntimeException e) {
        heldUp("it cannot hear", e);
      }
    }
  }

  private void heldUp(String words, Exception e) {
    if (!closed) {
      if (!words.equals(away)) {
        LOG.warn("hearer={} {}: {}", hearer.name(), words, e.toString());
      }
      away = words;
      LockSupport.parkNanos(this, patience.pauseMax().toNanos());
    }
  }

  private void begin() throws IOException, InterruptedException {
    var known = new Hearing(hearer, letters, patience);
    hearing = known;
    var channel = line.channel();
    try {
      events.clear();
      topology.declareExchanges(channel);
      topology.declareHearer(channel, audience);
      channel.basicQos(prefetch);
      var consumer = new Ear(channel);
      for (var partition : audience.partitions()) {
        channel.basicConsume(topology.queue(hearer.name(), partition), false, consumer);
      }
      away = null;
      hear(channel, known);
    } finally {
      waiting.forgetDeliveries();
      Line.abandon(channel);
    }
  }

  private void hear(Channel channel, Hearing known) throws IOException, InterruptedException {
    var holes =
        new Holes(
            audience,
            partition -> channel.messageCount(topology.queue(hearer.name(), partition)) == 0,
            desk,
            announcer,
            known,
            ticker,
            patience);
    while (!closed) {
      var event = events.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      var idle = event == null;
      for (var taken = 0; event != null && taken < patience.gather(); taken++) {
        if (!take(event, channel, holes)) {
          return;
        }
        event = taken + 1 < patience.gather() ? events.poll() : null;
      }
      hearReady(known);
      // What held nothing for this hearer costs a sync for many batches, not for each.
      if (idle || waiting.unanswered() >= prefetch / 2) {
        known.keepMarks();
      }
      waiting.forgetHeard(known);
      for (var delivered : waiting.takeKept(known)) {
        channel.basicAck(delivered.tag(), false);
      }
      holes.look(waiting, idle);
    }
  }

  /// @return false if the channel is of no more use
  private boolean take(Event event, Channel channel, Holes holes) throws IOException {
    switch (event) {
      case Event.Came came -> {
        if (came.from.equals(channel)) {
          waiting.add(
              came.arrived, new Delivered(came.arrived.mark(), came.arrived.number(), came.tag));
        }
      }
      case Event.Again again -> waiting.add(again.arrived, null);
      case Event.NoMore noMore -> holes.gone(noMore.gone);
      case Event.Strange strange -> {
        if (strange.from.equals(channel)) {
          LOG.warn("hearer={} a message that is no batch was thrown away", hearer.name());
          channel.basicAck(strange.tag, false);
        }
      }
      case Event.Over over -> {
        return over.from != null && !over.from.equals(channel);
      }
    }
    return true;
  }

  /// Hears everything that is next in its partition, in one transaction.
  private void hearReady(Hearing known) {
    waiting.batches().keySet().forEach(known::expectFirst);
    waiting.forgetHeard(known);
    var batch = known.gather();
    var unreadable = new ArrayList<Arrived>();
    var held = new HashSet<String>();
    for (var partition : waiting.inOrder()) {
      var arrived = partition.firstEntry().getValue().arrived();
      var place = arrived.service() + " " + arrived.mark().partition();
      if (!held.contains(place) && !gather(partition, batch, unreadable)) {
        held.add(place);
      }
    }
    if (!batch.isEmpty() && !known.hear(batch, () -> closed)) {
      return;
    }
    for (var arrived : unreadable) {
      if (heardUpTo(known, arrived.mark()) == arrived.number() - 1) {
        known.putAside(arrived.mark(), arrived.number(), arrived.facts(), "it could not be read");
      }
    }
  }

  /// @return whether it took all; what a later producer of the same outbox told must wait otherwise
  private boolean gather(
      NavigableMap<Long, Waiting.Held> partition, Hearing.Batch batch, List<Arrived> unreadable) {
    for (var held : partition.values()) {
      var arrived = held.arrived();
      var facts = read(arrived);
      if (facts.isEmpty()) {
        unreadable.add(arrived);
        return false;
      }
      var mark = arrived.mark();
      var row = new Row(0, mark.producer(), mark.partition(), arrived.number(), facts.get());
      if (!batch.take(row)) {
        return false;
      }
    }
    return true;
  }

  private Optional<List<KeptFact>> read(Arrived arrived) {
    try {
      return Optional.of(readings.of(arrived));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static long heardUpTo(Hearing known, Mark mark) {
    var heard = known.heard(mark);
    return heard == null ? 0 : heard;
  }

  /// How far it is with each outbox that was ever heard of.
  List<HearerState> states() {
    var dead = letters.count();
    var known = hearing;
    var trouble = away != null || known == null ? away : known.trouble();
    var told = desk.heads(audience);
    if (told.isEmpty() || known == null) {
      return List.of(new HearerState(name(), "all", 0, dead, trouble));
    }
    return told.stream()
        .map(heads -> new HearerState(name(), heads.service(), behind(heads, known), dead, trouble))
        .toList();
  }

  private static long behind(Heads heads, Hearing known) {
    return heads.heads().stream()
        .mapToLong(head -> Math.max(0, head.number() - heardUpTo(known, head.mark())))
        .sum();
  }

  private sealed interface Event {
    record Came(Arrived arrived, long tag, Channel from) implements Event {}

    record Strange(long tag, Channel from) implements Event {}

    record Again(Arrived arrived) implements Event {}

    record NoMore(Gone gone) implements Event {}

    record Over(@Nullable Channel from) implements Event {}
  }

  private final class Ear extends DefaultConsumer {
    Ear(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      var delivery = envelope.getDeliveryTag();
      events.add(
          Wire.arrived(properties, body)
              .<Event>map(arrived -> new Event.Came(arrived, delivery, getChannel()))
              .orElseGet(() -> new Event.Strange(delivery, getChannel())));
    }

    /// A queue was deleted: begin again, which declares it.
    @Override
    public void handleCancel(String tag) {
      LOG.warn("hearer={} a queue was deleted on the broker", hearer.name());
      events.add(new Event.Over(getChannel()));
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
      events.add(new Event.Over(getChannel()));
    }
  }
}
