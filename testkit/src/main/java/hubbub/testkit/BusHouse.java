package hubbub.testkit;

import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Patience;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bus and its storage, for contracts.
public final class BusHouse implements AutoCloseable {
  /// All who hear anything in contracts.
  public static final List<String> HEARERS = List.of("listener", "slow", "quick");

  private static final Patience QUICK =
      new Patience(3, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), 32);

  private final Storage storage;
  private final Clock clock;
  private final BusMaker maker;
  private final Bus bus;
  private @Nullable Bus second;
  private final Map<String, Database> databases = new HashMap<>();

  public BusHouse(Storage storage, Clock clock, BusMaker maker) {
    this.storage = storage;
    this.clock = clock;
    this.maker = maker;
    bus = newBus();
  }

  private Bus newBus() {
    return maker.make(storage, clock, QUICK);
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

  /// How a bus is made on a storage.
  @FunctionalInterface
  public interface BusMaker {
    Bus make(Storage storage, Clock clock, Patience patience);
  }
}
