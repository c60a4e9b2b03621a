package hubbub.app;

import hubbub.platform.Ticker;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.InProcessBus;
import hubbub.platform.bus.Patience;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.rabbitmq.RabbitBus;
import hubbub.platform.rabbitmq.RabbitConfig;
import hubbub.platform.storage.PostgresConfig;
import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What services stand on: where rows lie, and how facts travel. The one place that knows both
/// kinds of each.
///
/// @param begun runs when all services of this process hear
/// @param ends closes both, in order
record Ground(Storage storage, Bus bus, Runnable begun, List<Runnable> ends) {
  static Ground of(Shape shape, LayeredSettings settings, DataFolder data, Clock clock) {
    var outboxMax = settings.size("outbox-max", 10L << 30);
    return switch (shape) {
      case Shape.OneProcess() -> alone(data, clock, outboxMax);
      case Shape.Some some -> shared(some, clock, outboxMax);
    };
  }

  private static Ground alone(DataFolder data, Clock clock, long outboxMax) {
    var storage = new SqliteStorage(data.path(), clock, outboxMax);
    var bus = new InProcessBus(storage, clock, Ticker.system(), Patience.usual());
    return new Ground(storage, bus, bus::everyoneHears, List.of(bus::close, storage::close));
  }

  private static Ground shared(Shape.Some some, Clock clock, long outboxMax) {
    var storage = new PostgresStorage(database(some), clock, outboxMax);
    var bus =
        new RabbitBus(
            broker(some), Product.hearers(), storage, clock, Ticker.system(), Patience.usual());
    return new Ground(storage, bus, () -> {}, List.of(bus::close, storage::close));
  }

  /// Where the rows of several processes lie.
  static PostgresConfig database(Shape.Some shape) {
    var at = shape.database();
    return new PostgresConfig(
        at.url(),
        Optional.of(at.user()).filter(user -> !user.isEmpty()),
        Optional.of(at.password()).filter(password -> !password.isEmpty()));
  }

  /// Where facts of several processes travel.
  static RabbitConfig broker(Shape.Some shape) {
    var at = shape.bus();
    return new RabbitConfig(URI.create(at.url()), at.user(), at.password(), "hubbub");
  }

  void everyoneHears() {
    begun.run();
  }

  void close() {
    ends.forEach(end -> House.quietly("ground", end));
  }
}
