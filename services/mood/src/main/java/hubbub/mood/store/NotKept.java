package hubbub.mood.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// People whose texts are not kept, and until when; all of them in memory.
final class NotKept {
  private final Map<String, Long> until = new HashMap<>();

  void recall(Connection connection) throws SQLException {
    until.clear();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT platform, author_id, until_at FROM not_kept")) {
      while (rows.next()) {
        until.put(key(rows.getString(1), rows.getString(2)), rows.getLong(3));
      }
    }
  }

  boolean holds(String platform, String authorId, long at) {
    if (until.isEmpty()) {
      return false;
    }
    var end = until.get(key(platform, authorId));
    return end != null && at <= end;
  }

  void add(Connection connection, String platform, String authorId, long end) throws SQLException {
    var text =
        """
        INSERT INTO not_kept (platform, author_id, until_at) VALUES (?, ?, ?)
        ON CONFLICT (platform, author_id) DO UPDATE SET until_at = excluded.until_at
        WHERE excluded.until_at > not_kept.until_at
        """;
    try (var insert = connection.prepareStatement(text)) {
      insert.setString(1, platform);
      insert.setString(2, authorId);
      insert.setLong(3, end);
      insert.executeUpdate();
    }
    until.merge(key(platform, authorId), end, Math::max);
  }

  void remove(Connection connection, String platform, String authorId) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM not_kept WHERE platform = ? AND author_id = ?")) {
      delete.setString(1, platform);
      delete.setString(2, authorId);
      delete.executeUpdate();
    }
    until.remove(key(platform, authorId));
  }

  private static String key(String platform, String authorId) {
    return platform + "/" + authorId;
  }
}
