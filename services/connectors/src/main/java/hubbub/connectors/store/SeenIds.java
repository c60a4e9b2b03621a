package hubbub.connectors.store;

import hubbub.connectors.domain.Item;
import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The ids of the last day. A message is known by when it was sent, which a double shares, and a
/// hash of its channel and id; so new ones are written beside each other. In 64 bits two messages
/// of one millisecond never collide in practice.
///
/// Where the platform says no time, or one that can't be, the end of the day of its coming stands
/// for it, and the day before is asked, too.
final class SeenIds {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long NEAR = MILLIS_PER_DAY - 3_600_000;
  private static final int FORGET_MIN = 1_000;

  private final Connection connection;

  SeenIds(Connection connection) {
    this.connection = connection;
  }

  /// Those of the messages that were not told before, in order.
  List<Item.Heard> fresh(Channel channel, List<Item.Heard> heard) throws SQLException {
    if (heard.stream().allMatch(one -> one.identity() == null)) {
      return heard;
    }
    var start = hash(hash(0xcbf29ce484222325L, channel.platform()) * 31, channel.name());
    var fresh = new ArrayList<Item.Heard>(heard.size());
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO seen (sent_at, hash) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      for (var one : heard) {
        var identity = one.identity();
        if (identity == null || isNew(insert, one, identity, mixed(hash(start, identity.id())))) {
          fresh.add(one);
        }
      }
    }
    return fresh;
  }

  /// Forgets some of the ids from before a time: a few more than came, so that it keeps up.
  void forget(long before, int came) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            DELETE FROM seen WHERE (sent_at, hash) IN
              (SELECT sent_at, hash FROM seen WHERE sent_at < ? ORDER BY sent_at, hash LIMIT ?)
            """)) {
      delete.setLong(1, before);
      delete.setInt(2, Math.max(FORGET_MIN, came * 2));
      delete.executeUpdate();
    }
  }

  private boolean isNew(
      PreparedStatement insert, Item.Heard heard, Item.Identity identity, long hash)
      throws SQLException {
    var received = heard.message().receivedAt().toEpochMilli();
    var known = identity.sentMillis() >= 0 && Math.abs(received - identity.sentMillis()) <= NEAR;
    var dayEnd = (received / MILLIS_PER_DAY + 1) * MILLIS_PER_DAY;
    if (!known && isThere(dayEnd - MILLIS_PER_DAY, hash)) {
      return false;
    }
    insert.setLong(1, known ? identity.sentMillis() : dayEnd);
    insert.setLong(2, hash);
    return insert.executeUpdate() == 1;
  }

  private boolean isThere(long sentAt, long hash) throws SQLException {
    try (var select =
        connection.prepareStatement("SELECT 1 FROM seen WHERE sent_at = ? AND hash = ?")) {
      select.setLong(1, sentAt);
      select.setLong(2, hash);
      try (var rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// FNV-1a over the characters.
  private static long hash(long start, String text) {
    var hash = start;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// MurmurHash3's last step, so that every bit depends on every character.
  private static long mixed(long hash) {
    var h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
