package hubbub.radio.air;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who listens, on all mounts: so many in all, and so many from an address. On the event loop only.
final class Listeners {
  private final Bounds bounds;
  private final Map<Long, Listener> byId = new HashMap<>();
  private final Map<String, Integer> byAddress = new HashMap<>();

  Listeners(Bounds bounds) {
    this.bounds = bounds;
  }

  int amount() {
    return byId.size();
  }

  /// Whether one more may come from there.
  boolean hasRoom(String address) {
    return byId.size() < bounds.listeners()
        && byAddress.getOrDefault(address, 0) < bounds.listenersPerAddress();
  }

  void add(Listener listener) {
    byId.put(listener.who().id(), listener);
    byAddress.merge(listener.who().address(), 1, Integer::sum);
  }

  /// @return whether it was there
  boolean remove(Listener listener) {
    var there = byId.remove(listener.who().id(), listener);
    if (there) {
      byAddress.computeIfPresent(
          listener.who().address(), (_, count) -> count == 1 ? null : count - 1);
    }
    return there;
  }

  @Nullable Listener find(long id) {
    return byId.get(id);
  }

  Collection<Listener> all() {
    return List.copyOf(byId.values());
  }

  /// Those who listen to a channel, wherever.
  List<Listener> of(String channel) {
    return byId.values().stream()
        .filter(listener -> listener.who().channel().equals(channel))
        .toList();
  }
}
