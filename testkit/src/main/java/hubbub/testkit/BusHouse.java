package hubbub.testkit;

import hubbub.platform.Ticker;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.InProcessBus;
import hubbub.platform.bus.Patience;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bus and its storage, for contracts.
public final class BusHouse implements AutoCloseable {
  private static final Patience QUICK =
      new Patience(3, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), 32);

  private final Storage storage;
  private final Clock clock;
  private final InProcessBus bus;
  private @Nullable InProcessBus second;
  private final Map<String, Database> databases = new HashMap<>();

  public BusHouse(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    bus = newBus();
  }

  private InProcessBus newBus() {
    return new InProcessBus(storage, clock, Ticker.system(), QUICK);
  }

  public Bus bus() {
    return bus;
  }

  /// Another reader of the same marks.
  public Bus secondBus() {
    second = newBus();
    return second;
  }

  /// The database of whoever tells.
  public Database teller() {
    return database("teller");
  }

  public Database database(String service) {
    return databases.computeIfAbsent(service, storage::open);
  }

  /// All hearers have begun.
  public void everyoneHears() {
    bus.everyoneHears();
  }

  public void stopHearing() {
    bus.close();
  }

  @Override
  public void close() {
    bus.close();
    if (second != null) {
      second.close();
    }
    storage.close();
  }
}
