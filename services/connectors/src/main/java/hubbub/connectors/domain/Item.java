package hubbub.connectors.domain;

import hubbub.contracts.ChannelFact;
import hubbub.contracts.connectors.Message;
import org.jspecify.annotations.Nullable;

/// What is kept of a channel, in order.
public sealed interface Item {
  /// A message.
  ///
  /// @param identity what it is known by, if the source may send it twice; null if the position
  ///   takes care of that
  record Heard(Message message, @Nullable Identity identity) implements Item {}

  /// What a message is known by in its channel.
  ///
  /// @param sentMillis when the platform says it was sent, which a double shares; -1 if it doesn't
  record Identity(String id, long sentMillis) {}

  /// News about the channel that goes on as it is: deletions, gaps.
  record News(ChannelFact fact) implements Item {}
}
