package hubbub.mood.store;

import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The numbers of channels and covers. Remembered while what was heard was also committed.
final class Names {
  private final Map<Channel, Long> channels = new HashMap<>();
  private final Map<List<String>, Long> covers = new HashMap<>();

  void forget() {
    channels.clear();
    covers.clear();
  }

  long channel(Connection connection, Channel channel) throws SQLException {
    var known = channels.get(channel);
    if (known == null) {
      known = number(connection, "channel", "name", channel.toString());
      channels.put(channel, known);
    }
    return known;
  }

  /// The number of a set of runs.
  long cover(Connection connection, List<String> runs) throws SQLException {
    var known = covers.get(runs);
    if (known == null) {
      known = number(connection, "cover", "runs", String.join(",", new TreeSet<>(runs)));
      covers.put(List.copyOf(runs), known);
    }
    return known;
  }

  private static long number(Connection connection, String table, String column, String name)
      throws SQLException {
    var insert =
        """
        INSERT INTO %1$s (id, %2$s) SELECT COALESCE(MAX(id), 0) + 1, ? FROM %1$s WHERE true
        ON CONFLICT (%2$s) DO UPDATE SET %2$s = excluded.%2$s RETURNING id
        """
            .formatted(table, column);
    try (var statement = connection.prepareStatement(insert)) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
