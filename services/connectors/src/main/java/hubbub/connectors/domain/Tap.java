package hubbub.connectors.domain;

import java.util.List;

/// A channel being listened to.
public interface Tap {
  /// The last time that a byte came from the platform on this channel's connection.
  Moment lastSign();

  /// Which runs it serves: told when it is opened, and when one joins or leaves. Returns at once.
  default void serves(List<Connector.Served> runs) {}

  /// Ends listening. What the ear is told afterwards is not heard.
  void close();
}
