package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.util.List;

/// Kept: these messages were seen in a channel, each told once. A message counts once for its
/// channel and once for each run.
///
/// @param runIds the runs that cover the channel; none for a room of our own, which needs nobody to
///   listen
/// @param messages in the order in which they came, 1 to 500
public record MessagesSeen(Channel channel, List<String> runIds, List<Message> messages)
    implements ChannelFact {
  @Override
  public int messageCount() {
    return messages.size();
  }
}
