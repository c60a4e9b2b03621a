package hubbub.platform.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many are here, in all and from each address, and whether that is too many. Safe for all
/// threads.
final class Headcount {
  private final HttpConfig.Limits limits;
  private final AtomicInteger here = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  Headcount(HttpConfig.Limits limits) {
    this.limits = limits;
  }

  /// Counts one who comes; whoever is one too many is counted, too, until they go.
  ///
  /// @return whether there was room
  boolean come(String address) {
    var all = here.incrementAndGet();
    var fromThere = byAddress.merge(address, 1, Integer::sum);
    return all <= limits.connectionsMax() && fromThere <= limits.connectionsPerAddressMax();
  }

  void go(String address) {
    here.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  int here() {
    return here.get();
  }
}
