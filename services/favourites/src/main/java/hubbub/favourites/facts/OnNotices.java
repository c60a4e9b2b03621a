package hubbub.favourites.facts;

import hubbub.contracts.connectors.NoticesSeen;
import hubbub.favourites.domain.Happened;
import hubbub.favourites.events.ChatNotices;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// What a chat shows of somebody who is followed becomes events; of others nothing is kept.
final class OnNotices {
  private OnNotices() {}

  static void hear(NoticesSeen seen, Transaction tx, Instant now) throws SQLException {
    if (!SqlStreamers.isThere(tx.handle(), seen.channel())) {
      return;
    }
    for (var message : seen.messages()) {
      var gift = ChatNotices.communityGift(seen.channel(), message);
      var told = ChatNotices.of(seen.channel(), message);
      if (told.isPresent() && gift.filter(id -> SqlEvents.isThere(tx.handle(), id)).isEmpty()) {
        SqlEvents.keep(tx, new Happened(told.get(), new Happened.Since.AsBefore()), now);
      }
    }
  }
}
