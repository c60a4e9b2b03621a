package hubbub.platform.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The databases that a storage has open, each service's once.
final class OpenDatabases<D extends Database> implements AutoCloseable {
  private final Function<String, D> opener;
  private final Consumer<D> closer;
  private final Map<String, D> open = new ConcurrentHashMap<>();
  private final List<Consumer<Database>> listeners = new CopyOnWriteArrayList<>();

  /// @param opener opens a service's database
  /// @param closer closes one
  OpenDatabases(Function<String, D> opener, Consumer<D> closer) {
    this.opener = opener;
    this.closer = closer;
  }

  Database open(String service) {
    var database =
        open.compute(
            service,
            (_, already) -> {
              if (already != null) {
                throw new IllegalStateException(service + " is open already");
              }
              return opener.apply(service);
            });
    listeners.forEach(listener -> listener.accept(database));
    return database;
  }

  /// Calls `listener` with every database that is open, and with each one that is opened from now
  /// on.
  void onOpen(Consumer<Database> listener) {
    listeners.add(listener);
    List.copyOf(open.values()).forEach(listener);
  }

  /// What is open; it changes as they are opened.
  Collection<D> all() {
    return open.values();
  }

  /// Closes all, also when one of them has trouble; the first trouble is thrown then.
  @Override
  public void close() {
    var troubles = new ArrayList<RuntimeException>();
    for (var database : open.values()) {
      try {
        closer.accept(database);
      } catch (RuntimeException e) {
        troubles.add(e);
      }
    }
    open.clear();
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
  }
}
