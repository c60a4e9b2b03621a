package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a channel, in order.
public sealed interface Item {
  /// A message.
  ///
  /// @param identity what it is known by, if the source may send it twice; null if the position
  ///   takes care of that
  /// @param before other channels of the platform in which the same one was said just before: a run
  ///   that covers one of those has counted it
  record Heard(Message message, @Nullable Identity identity, List<Channel> before) implements Item {
    public Heard(Message message, @Nullable Identity identity) {
      this(message, identity, List.of());
    }
  }

  /// What a message is known by in its channel.
  ///
  /// @param sentMillis when the platform says it was sent, which a double shares; -1 if it doesn't
  record Identity(String id, long sentMillis) {}

  /// A message is gone that may never have been told here; news only if it was, as far as ids are
  /// kept.
  record Gone(MessagesDeleted fact, Identity identity) implements Item {}

  /// News about the channel that goes on as it is: deletions, gaps.
  record News(ChannelFact fact) implements Item {}
}
