package hubbub.connectors.store;

import hubbub.connectors.domain.Item;
import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The ids of the last day. A message is known by a hash of its channel and id, in the hour in
/// which it was sent, which a double shares. In 64 bits two of ten million messages of a day
/// collide once in some 370,000 days.
final class SeenIds {
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final int FORGET_MIN = 1_000;

  private SeenIds() {}

  /// Those of the messages that were not told before, in order.
  static List<Item.Heard> fresh(Connection connection, Channel channel, List<Item.Heard> heard)
      throws SQLException {
    if (heard.stream().allMatch(h -> h.identity() == null)) {
      return heard;
    }
    var start = hash(hash(0xcbf29ce484222325L, channel.platform()) * 31, channel.name());
    var fresh = new ArrayList<Item.Heard>(heard.size());
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO seen (hour, hash) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      for (var one : heard) {
        var identity = one.identity();
        if (identity != null) {
          insert.setLong(1, hour(one));
          insert.setLong(2, mixed(hash(start, identity)));
          if (insert.executeUpdate() == 0) {
            continue;
          }
        }
        fresh.add(one);
      }
    }
    return fresh;
  }

  /// Forgets some of the ids from before an hour: a few more than came, so that it keeps up.
  static void forget(Connection connection, long before, int came) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            DELETE FROM seen WHERE (hour, hash) IN
              (SELECT hour, hash FROM seen WHERE hour < ? ORDER BY hour, hash LIMIT ?)
            """)) {
      delete.setLong(1, before);
      delete.setInt(2, Math.max(FORGET_MIN, came * 2));
      delete.executeUpdate();
    }
  }

  private static long hour(Item.Heard heard) {
    var received = heard.message().receivedAt().toEpochMilli() / MILLIS_PER_HOUR;
    var sent = heard.message().sentAt().toEpochMilli() / MILLIS_PER_HOUR;
    return Math.abs(received - sent) <= 23 ? sent : received;
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
