package hubbub.connectors.domain;

/// A channel being listened to.
public interface Tap {
  /// The last time that a byte came from the platform on this channel's connection.
  Moment lastSign();

  /// Ends listening. What the ear is told afterwards is not heard.
  void close();
}
