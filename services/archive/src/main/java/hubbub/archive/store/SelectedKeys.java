package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Keys that a statement selects, fetched some at a time: first as many as may be needed, then ever
/// more.
final class SelectedKeys implements Keys {
  private static final int FETCH_MAX = 2_000;

  private final Connection connection;
  private final String sql;
  private final Object[] values;
  private Range range;
  private long[] fetched = {};
  private int at;
  private int size;
  private int fetch;
  private boolean ended;

  /// @param sql the statement up to its last condition; the range's conditions and order follow
  /// @param fetch how many are fetched first
  SelectedKeys(Connection connection, String sql, Range range, int fetch, Object... values) {
    this.connection = connection;
    this.sql = sql;
    this.range = range;
    this.fetch = Math.clamp(fetch, 1, FETCH_MAX);
    this.values = values;
  }

  @Override
  public long next() throws SQLException {
    if (at == size && !ended && !range.isEmpty()) {
      fetch();
    }
    return at == size ? END : fetched[at++];
  }

  private void fetch() throws SQLException {
    at = 0;
    size = 0;
    fetched = new long[fetch];
    try (var select = connection.prepareStatement(sql + range.sql())) {
      for (var i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      range.bind(select, values.length + 1, fetch);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          fetched[size++] = row.getLong(1);
        }
      }
    }
    ended = size < fetch;
    if (!ended) {
      range = range.after(fetched[size - 1]);
    }
    fetch = Math.min(FETCH_MAX, fetch * 4);
  }
}
