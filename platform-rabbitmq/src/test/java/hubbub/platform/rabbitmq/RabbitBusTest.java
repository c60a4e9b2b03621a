package hubbub.platform.rabbitmq;

import hubbub.platform.Ticker;
import hubbub.testkit.BusContract;
import hubbub.testkit.BusHouse;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// The bus over a broker keeps what every bus promises.
class RabbitBusTest implements BusContract {
  private @Nullable RabbitConfig config;

  @Override
  public BusHouse open(Path folder) {
    config = Brokers.config(folder);
    return house(folder, config);
  }

  static BusHouse house(Path folder, RabbitConfig config) {
    return new BusHouse(
        new RelayedSqlite(folder, new PinnedClock()),
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
