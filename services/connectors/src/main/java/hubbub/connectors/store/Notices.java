package hubbub.connectors.store;

import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which messages are also told by themselves.
final class Notices {
  /// Where what is said happens now, to somebody; replays and rehearsals are of other platforms.
  private static final Set<String> LIVE = Set.of("twitch");

  private static final Set<MessageKind> KINDS =
      EnumSet.of(MessageKind.SUBSCRIPTION, MessageKind.GIFT, MessageKind.RAID, MessageKind.CHEER);

  private Notices() {}

  /// What to tell beside all messages; empty if there is nothing.
  static Optional<NoticesSeen> of(MessagesSeen seen) {
    if (!LIVE.contains(seen.channel().platform())) {
      return Optional.empty();
    }
    var notices = seen.messages().stream().filter(Notices::isNotice).toList();
    return notices.isEmpty()
        ? Optional.empty()
        : Optional.of(new NoticesSeen(seen.channel(), notices));
  }

  private static boolean isNotice(Message message) {
    return KINDS.contains(message.kind()) && !message.details().containsKey("source_room_id");
  }
}
