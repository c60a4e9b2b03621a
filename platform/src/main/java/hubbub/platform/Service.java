package hubbub.platform;

/// A service's door. Its constructor joins its parts and hangs its routes; nothing moves before
/// [#start()].
public interface Service {
  /// The name that `--services`, logs, the data folder and the health page use.
  String name();

  /// Begins to work: subscribes, connects, takes up what a crash left. Returns when the service can
  /// answer.
  void start();

  /// Ends in good order, within a second, with everything accepted on disk. Called once, also after
  /// a failed start.
  void stop();
}
