package hubbub.archive.store;

import hubbub.archive.domain.WordQuery;
import hubbub.archive.domain.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;

/// Finds words in the messages that no search volume holds yet, by reading them. It gives the last
/// key of each step, too, fitting or not, so that whoever asks sees how far it is.
final class UnsearchedKeys implements Keys {
  private static final int STEP = 2_000;

  private final Connection connection;
  private final WordQuery query;
  private final ArrayDeque<Long> found = new ArrayDeque<>();
  private Range range;
  private boolean ended;

  /// @param range keys after the volumes
  UnsearchedKeys(Connection connection, WordQuery query, Range range) {
    this.connection = connection;
    this.query = query;
    this.range = range;
  }

  @Override
  public long next() throws SQLException {
    if (found.isEmpty() && !ended && !range.isEmpty()) {
      step();
    }
    var key = found.poll();
    return key == null ? END : key;
  }

  private void step() throws SQLException {
    var read = 0;
    var last = END;
    try (var select =
        connection.prepareStatement("SELECT key, text FROM message WHERE 1 = 1" + range.sql())) {
      range.bind(select, 1, STEP);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          read++;
          last = row.getLong(1);
          if (query.fits(Words.of(row.getString(2)))) {
            found.add(last);
          }
        }
      }
    }
    ended = read < STEP;
    if (!ended) {
      range = range.after(last);
      if (!Long.valueOf(last).equals(found.peekLast())) {
        found.add(last);
      }
    }
  }
}
