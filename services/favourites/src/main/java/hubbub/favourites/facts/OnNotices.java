package hubbub.favourites.facts;

import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.favourites.domain.Happened;
import hubbub.favourites.events.ChatNotices;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlOptOuts;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// What a chat shows of somebody who is followed becomes events; of others nothing is kept, nor
/// what somebody does who opted out.
final class OnNotices {
  private OnNotices() {}

  static void hear(NoticesSeen seen, Transaction tx, Instant now) throws SQLException {
    if (!SqlStreamers.isThere(tx.handle(), seen.channel())) {
      return;
    }
    for (var message : seen.messages()) {
      if (!isOut(seen, message.author().id(), tx)) {
        keep(seen, message, tx, now);
      }
    }
  }

  private static void keep(NoticesSeen seen, Message message, Transaction tx, Instant now)
      throws SQLException {
    var gift = ChatNotices.communityGift(seen.channel(), message);
    if (gift.isPresent() && SqlEvents.isThere(tx.handle(), gift.get())) {
      return;
    }
    var recipient = message.details().get("recipient_id");
    var names = recipient == null || !isOut(seen, recipient, tx);
    var told =
        ChatNotices.of(seen.channel(), names ? message : ChatNotices.withoutRecipient(message));
    if (told.isPresent()) {
      SqlEvents.keep(tx, new Happened(told.get(), new Happened.Since.AsBefore()), now);
    }
  }

  private static boolean isOut(NoticesSeen seen, String personId, Transaction tx) {
    return SqlOptOuts.isOut(tx.handle(), seen.channel().platform(), personId);
  }
}
