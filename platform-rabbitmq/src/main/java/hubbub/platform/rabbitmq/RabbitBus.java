package hubbub.platform.rabbitmq;

import hubbub.contracts.ChannelFact;
import hubbub.contracts.Fact;
import hubbub.contracts.PassingFact;
import hubbub.platform.Ticker;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.DeadLetters;
import hubbub.platform.bus.Hearer;
import hubbub.platform.bus.HearerState;
import hubbub.platform.bus.Patience;
import hubbub.platform.bus.Subscription;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The bus of many processes. A relay brings each outbox that this process has open to the broker;
/// each hearer has a queue for every partition, of which one process at a time hears. Nothing is
/// lost while the broker is away: outboxes grow, hearers wait, all begin again by themselves.
public final class RabbitBus implements Bus {
  private final RabbitConfig config;
  private final Clock clock;
  private final Ticker ticker;
  private final Patience patience;
  private final Topology topology;

  /// A broker in need blocks who publishes; who hears must go on.
  private final Line out;

  private final Line in;
  private final Announcer announcer;
  private final Desk desk;
  private final Onlookers onlookers;
  private final List<Relay> relays = new CopyOnWriteArrayList<>();
  private final Map<String, QueueHearer> hearers = new ConcurrentHashMap<>();
  private final Readings readings = new Readings(hearers::size);

  /// @param product all hearers of the product, in whatever process they are
  public RabbitBus(
      RabbitConfig config,
      List<Audience> product,
      Storage storage,
      Clock clock,
      Ticker ticker,
      Patience patience) {
    this.config = config;
    this.clock = clock;
    this.ticker = ticker;
    this.patience = patience;
    topology = new Topology(config.prefix(), product);
    out = new Line("tells", config);
    in = new Line("hears", config);
    announcer = new Announcer(out, topology);
    desk = new Desk(in, topology, announcer, this::relay, this::hearer);
    onlookers = new Onlookers(in, topology);
    desk.start();
    storage.onOpen(this::relay);
  }

  private void relay(Database database) {
    var relay =
        new Relay(
            database.name(),
            database.relayed(),
            out,
            topology,
            announcer,
            config,
            ticker,
            patience);
    relays.add(relay);
    relay.start();
  }

  private Optional<Relay> relay(String service) {
    return relays.stream().filter(relay -> relay.service().equals(service)).findFirst();
  }

  private Optional<QueueHearer> hearer(String name) {
    return Optional.ofNullable(hearers.get(name));
  }

  /// Looks whether the broker lets us in.
  ///
  /// @throws IOException if it does not, saying why
  public static void knock(RabbitConfig config) throws IOException {
    var line = new Line("knocks", config);
    try {
      line.channel().abort();
    } finally {
      line.close();
    }
  }

  /// @throws IllegalArgumentException if the product does not know the hearer: other processes
  ///   would not declare its queues
  @Override
  public Subscription hear(Hearer hearer) {
    var audience = audience(hearer);
    var queues =
        new QueueHearer(
            hearer,
            audience,
            in,
            topology,
            desk,
            announcer,
            readings,
            config.prefetch(),
            clock,
            ticker,
            patience);
    if (hearers.putIfAbsent(hearer.name(), queues) != null) {
      throw new IllegalStateException(hearer.name() + " hears already");
    }
    queues.start();
    return () -> {
      queues.stop();
      hearers.remove(hearer.name());
    };
  }

  private Audience audience(Hearer hearer) {
    var audience =
        topology.hearers().stream()
            .filter(one -> one.name().equals(hearer.name()))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    hearer.name() + " is none of the product's hearers: " + topology.hearers()));
    if (!audience.ofChannels()
        && hearer.kinds().stream().anyMatch(ChannelFact.class::isAssignableFrom)) {
      throw new IllegalArgumentException(hearer.name() + " has no queues for facts about channels");
    }
    return audience;
  }

  @Override
  public Subscription follow(Set<Class<? extends Fact>> kinds, Follower follower) {
    return onlookers.follow(kinds, follower);
  }

  @Override
  public void pass(PassingFact fact) {
    announcer.news(
        Topology.PASSING + fact.getClass().getSimpleName(),
        Wire.word(Wire.Type.PASSING),
        FactJson.writePassing(fact));
  }

  /// Those of this process; a relay that is held up shows as one of them.
  @Override
  public List<HearerState> hearers() {
    var states = new ArrayList<HearerState>();
    hearers.values().forEach(hearer -> states.addAll(hearer.states()));
    for (var relay : relays) {
      var trouble = relay.trouble() == null ? out.trouble() : relay.trouble();
      if (trouble != null) {
        states.add(new HearerState("relay", relay.service(), 0, 0, trouble));
      }
    }
    return List.copyOf(states);
  }

  @Override
  public DeadLetters deadLetters(String hearer) {
    return hearer(hearer)
        .orElseThrow(() -> new IllegalArgumentException("nobody called " + hearer + " hears here"))
        .deadLetters();
  }

  @Override
  public void close() {
    hearers.values().forEach(QueueHearer::stop);
    relays.forEach(Relay::close);
    onlookers.close();
    desk.close();
    announcer.close();
    out.close();
    in.close();
  }
}
