package hubbub.archive.upkeep;

import hubbub.platform.Ticker;

/// Whether messages are coming in right now, so that upkeep leaves them the machine.
public final class Pulse {
  private static final long BUSY_NANOS = 500_000_000L;
  private static final int BUSY_MESSAGES = 1_000;

  private final Ticker ticker;
  private volatile long beat;

  public Pulse(Ticker ticker) {
    this.ticker = ticker;
    beat = ticker.nanos() - 2 * BUSY_NANOS;
  }

  /// So many messages came at once.
  public void beat(int messages) {
    if (messages >= BUSY_MESSAGES) {
      beat = ticker.nanos();
    }
  }

  boolean busy() {
    return ticker.nanos() - beat < BUSY_NANOS;
  }
}
