package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;

/// The parts into which the indexes over random values are cut: the part of a message grows by one
/// every [#LENGTH] messages.
final class Parts {
  /// Measured: with 65,536 to 131,072 an index's last part stays in the cache, and a question at
  /// ten million messages looks into a hundred parts within a millisecond.
  static final int LENGTH = 100_000;

  private static final int LOW_BITS = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private long part = -1;
  private long messages;

  /// A part and a number below 2^32 as one value of an index.
  static long key(long part, long low) {
    return part << LOW_BITS | (low & LOW);
  }

  static long part(long key) {
    return key >> LOW_BITS;
  }

  /// The part of the next message.
  long next(Connection connection) throws SQLException {
    if (part < 0) {
      part = newest(connection);
      messages =
          Sql.one(connection, "SELECT COUNT(*) FROM message WHERE id_part >= ?", key(part, 0));
    }
    if (messages >= LENGTH) {
      part++;
      messages = 0;
    }
    messages++;
    return part;
  }

  void forget() {
    part = -1;
  }

  /// 0 where there are no messages.
  static long newest(Connection connection) throws SQLException {
    return part(Sql.number(connection, "SELECT MAX(id_part) FROM message").orElse(0));
  }

  static long oldest(Connection connection) throws SQLException {
    return part(Sql.number(connection, "SELECT MIN(id_part) FROM message").orElse(0));
  }
}
