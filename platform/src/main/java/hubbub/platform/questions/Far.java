package hubbub.platform.questions;

/// A service that runs in another process.
public interface Far {
  /// Asks and waits a few seconds at most.
  ///
  /// @param target path and query, answered with JSON
  /// @throws hubbub.contracts.NoAnswer if the service is away, or refuses
  <T> T get(String target, Class<T> type);

  /// The same by a body, for what must not stand in an address.
  ///
  /// @param body becomes JSON
  <T> T post(String target, Object body, Class<T> type);
}
