package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.util.List;

/// Kept: in a channel's live chat somebody subscribed, gave subscriptions, raided or cheered. The
/// same messages are told in [MessagesSeen], too; this is for who has use for these alone, which
/// are rare. Nothing that is replayed or rehearsed is told so, nor what shared chat brought from
/// another channel.
///
/// @param messages of the kinds `SUBSCRIPTION`, `GIFT`, `RAID` and `CHEER`, in the order in which
///   they came, 1 to 500
public record NoticesSeen(Channel channel, List<Message> messages) implements ChannelFact {
  public NoticesSeen {
    messages = List.copyOf(messages);
  }
}
