package hubbub.chat.irc;

import hubbub.chat.domain.AddressRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many connections there are, and from where. Safe for all threads.
final class Doorkeeper {
  private final int most;
  private final int mostFromOneAddress;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  Doorkeeper(int most, int mostFromOneAddress) {
    this.most = most;
    this.mostFromOneAddress = mostFromOneAddress;
  }

  /// Lets one more in.
  ///
  /// @return why not
  Optional<String> enter(String address) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return Optional.of("too many connections");
    }
    if (byAddress.merge(AddressRange.household(address), 1, Integer::sum) > mostFromOneAddress) {
      leave(address);
      return Optional.of("too many connections of one address");
    }
    return Optional.empty();
  }

  void leave(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(
        AddressRange.household(address), (_, count) -> count == 1 ? null : count - 1);
  }
}
