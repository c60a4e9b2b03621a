package hubbub.connectors.domain;

import hubbub.contracts.ChannelFact;
import hubbub.contracts.connectors.Message;
import org.jspecify.annotations.Nullable;

/// What is kept of a channel, in order.
public sealed interface Item {
  /// A message.
  ///
  /// @param identity what it is known by in its channel, if the source may send it twice; null if
  ///   the position takes care of that
  record Heard(Message message, @Nullable String identity) implements Item {}

  /// News about the channel that goes on as it is: deletions, gaps.
  record News(ChannelFact fact) implements Item {}
}
