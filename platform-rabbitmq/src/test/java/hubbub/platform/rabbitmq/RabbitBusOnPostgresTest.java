package hubbub.platform.rabbitmq;

import hubbub.platform.Ticker;
import hubbub.testkit.BusContract;
import hubbub.testkit.BusHouse;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// The shape of many processes, whole: facts over a broker, rows in PostgreSQL.
class RabbitBusOnPostgresTest implements BusContract {
  private @Nullable RabbitConfig config;

  @Override
  public BusHouse open(Path folder) {
    config = Brokers.config(folder);
    return house(folder, config);
  }

  static BusHouse house(Path folder, RabbitConfig config) {
    return new BusHouse(
        Shape.POSTGRESQL.open(folder, new PinnedClock()),
        new PinnedClock(),
        (storage, clock, patience) ->
            new RabbitBus(
                config,
                Brokers.audiences(BusHouse.HEARERS),
                storage,
                clock,
                Ticker.system(),
                patience));
  }

  @AfterEach
  void clear() {
    if (config != null) {
      Brokers.clear(config, BusHouse.HEARERS);
    }
  }
}
