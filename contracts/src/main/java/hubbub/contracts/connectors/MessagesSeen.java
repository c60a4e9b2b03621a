package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Kept: these messages were seen in a channel, each told once. A message counts once for its
/// channel and once for each run.
///
/// @param runIds the runs for which they count; none for a room of our own, which needs nobody to
///   listen
/// @param elsewhere runs that cover the channel, too, but had the messages in another of their
///   channels: they don't count there again, yet live no longer than with one of these runs
/// @param messages in the order in which they came, 1 to 500
public record MessagesSeen(
    Channel channel, List<String> runIds, List<String> elsewhere, List<Message> messages)
    implements ChannelFact {
  /// @param elsewhere null as of builds that told it to nobody
  public MessagesSeen(
      Channel channel,
      List<String> runIds,
      @Nullable List<String> elsewhere,
      List<Message> messages) {
    this.channel = channel;
    this.runIds = runIds;
    this.elsewhere = elsewhere == null ? List.of() : elsewhere;
    this.messages = messages;
  }

  public MessagesSeen(Channel channel, List<String> runIds, List<Message> messages) {
    this(channel, runIds, List.of(), messages);
  }

  /// All runs that cover the channel.
  public List<String> coveredBy() {
    return elsewhere.isEmpty()
        ? runIds
        : Stream.concat(runIds.stream(), elsewhere.stream()).toList();
  }

  @Override
  public int messageCount() {
    return messages.size();
  }
}
