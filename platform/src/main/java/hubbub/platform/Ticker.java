package hubbub.platform;

/// A clock that never goes back and has no time of day: for durations.
@FunctionalInterface
public interface Ticker {
  /// Nanoseconds since some fixed moment.
  long nanos();

  /// The machine's own.
  static Ticker system() {
    return System::nanoTime;
  }
}
