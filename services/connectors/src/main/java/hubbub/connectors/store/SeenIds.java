package hubbub.connectors.store;

import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /// Both databases allow more parameters than these rows have.
  private static final int ROWS_MAX = 100;

  private final Connection connection;

  /// @param known whether it was told before, as far as could be asked one by one
  private record Id(long sentAt, long hash, boolean known) {}

  SeenIds(Connection connection) {
    this.connection = connection;
  }

  /// Those of the messages that were not told before, in order.
  List<Item.Heard> fresh(Channel channel, List<Item.Heard> heard) throws SQLException {
    if (heard.stream().allMatch(one -> one.identity() == null)) {
      return heard;
    }
    var start = start(channel);
    var ids = new ArrayList<Optional<Id>>(heard.size());
    for (var one : heard) {
      var identity = one.identity();
      ids.add(
          identity == null
              ? Optional.empty()
              : Optional.of(id(one, identity, mixed(Texts.hash(start, identity.id())))));
    }
    var added = add(ids.stream().flatMap(Optional::stream).filter(id -> !id.known).toList());
    var fresh = new ArrayList<Item.Heard>(heard.size());
    for (var n = 0; n < ids.size(); n++) {
      // The first of two doubles is the new one.
      if (ids.get(n).isEmpty() || added.remove(ids.get(n).get())) {
        fresh.add(heard.get(n));
      }
    }
    return fresh;
  }

  /// Whether a message that is gone was told in the last day.
  boolean knows(Channel channel, Item.Gone gone) throws SQLException {
    var identity = gone.identity();
    var hash = mixed(Texts.hash(start(channel), identity.id()));
    var dayEnd = dayEnd(gone.fact().at().toEpochMilli());
    return (identity.sentMillis() >= 0 && isThere(identity.sentMillis(), hash))
        || isThere(dayEnd, hash)
        || isThere(dayEnd - MILLIS_PER_DAY, hash);
  }

  /// Adds ids, many in a statement: one each would be most of a commit's time.
  ///
  /// @return those that were not there
  private Set<Id> add(List<Id> ids) throws SQLException {
    var added = new HashSet<Id>();
    for (var from = 0; from < ids.size(); from += ROWS_MAX) {
      var some = ids.subList(from, Math.min(from + ROWS_MAX, ids.size()));
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO seen (sent_at, hash) VALUES (?, ?)"
                  + ", (?, ?)".repeat(some.size() - 1)
                  + " ON CONFLICT DO NOTHING RETURNING sent_at, hash")) {
        var place = 0;
        for (var id : some) {
          insert.setLong(++place, id.sentAt);
          insert.setLong(++place, id.hash);
        }
        try (var row = insert.executeQuery()) {
          while (row.next()) {
            added.add(new Id(row.getLong(1), row.getLong(2), false));
          }
        }
      }
    }
    return added;
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

  private Id id(Item.Heard heard, Item.Identity identity, long hash) throws SQLException {
    var received = heard.message().receivedAt().toEpochMilli();
    if (identity.sentMillis() >= 0 && Math.abs(received - identity.sentMillis()) <= NEAR) {
      return new Id(identity.sentMillis(), hash, false);
    }
    var dayEnd = dayEnd(received);
    return new Id(dayEnd, hash, isThere(dayEnd - MILLIS_PER_DAY, hash));
  }

  private static long dayEnd(long millis) {
    return (millis / MILLIS_PER_DAY + 1) * MILLIS_PER_DAY;
  }

  private static long start(Channel channel) {
    return Texts.hash(Texts.hash(Texts.HASH_BEGIN, channel.platform()) * 31, channel.name());
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

  /// MurmurHash3's last step, so that every bit depends on every character.
  private static long mixed(long hash) {
    var h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
