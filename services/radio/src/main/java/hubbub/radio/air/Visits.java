package hubbub.radio.air;

/// Hears of those who listened. Called on the event loop: nothing may wait, lock or throw.
@FunctionalInterface
public interface Visits {
  /// Somebody listens no longer, or the server ends.
  void over(Visit visit);
}
