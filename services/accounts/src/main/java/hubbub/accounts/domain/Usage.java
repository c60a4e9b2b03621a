package hubbub.accounts.domain;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Which keys were used since they were last written down: a request must not wait for that.
/// Bounded; safe for all threads.
public final class Usage {
  private static final int KEYS_MAX = 20_000;

  private final Clock clock;
  private Map<String, Long> used = new HashMap<>();

  public Usage(Clock clock) {
    this.clock = clock;
  }

  public synchronized void note(String key) {
    if (used.size() < KEYS_MAX || used.containsKey(key)) {
      used.put(key, clock.millis());
    }
  }

  /// What was noted since the last time this was asked: keys to epoch milliseconds.
  public synchronized Map<String, Long> take() {
    var taken = used;
    used = new HashMap<>();
    return taken;
  }
}
