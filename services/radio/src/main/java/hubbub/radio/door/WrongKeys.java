package hubbub.radio.door;

import hubbub.platform.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;

/// Who has sent wrong keys lately, by address, so that nobody is asked about each of a thousand
/// guesses. Safe for all threads.
public final class WrongKeys {
  private static final int MOST = 20;
  private static final long LATELY = Duration.ofMinutes(1).toNanos();
  private static final int ADDRESSES_MAX = 10_000;

  private final Ticker ticker;
  private final LinkedHashMap<String, Wrong> wrong = new LinkedHashMap<>();

  private record Wrong(long since, int times) {}

  public WrongKeys(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Whether an address has to wait.
  public synchronized boolean isBarred(String address) {
    var known = wrong.get(address);
    return known != null && known.times >= MOST && ticker.nanos() - known.since < LATELY;
  }

  public synchronized void add(String address) {
    var now = ticker.nanos();
    var known = wrong.remove(address);
    // Whoever was added first stands first.
    wrong.put(
        address,
        known != null && now - known.since < LATELY
            ? new Wrong(known.since, known.times + 1)
            : new Wrong(now, 1));
    if (wrong.size() > ADDRESSES_MAX) {
      wrong.pollFirstEntry();
    }
  }
}
