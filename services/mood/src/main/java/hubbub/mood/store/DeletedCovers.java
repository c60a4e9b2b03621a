package hubbub.mood.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a deleted run out of the covers that it was part of.
final class DeletedCovers {
  private DeletedCovers() {}

  /// A set of runs.
  record Cover(long id, List<String> runs) {}

  static List<Cover> with(Connection connection, String run) throws SQLException {
    var covers = new ArrayList<Cover>();
    try (var select = connection.prepareStatement("SELECT id, runs FROM cover");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        var runs = Arrays.asList(rows.getString(2).split(",", -1));
        if (runs.contains(run)) {
          covers.add(new Cover(rows.getLong(1), runs));
        }
      }
    }
    return covers;
  }

  static void move(Connection connection, long from, long to) throws SQLException {
    var sums =
        """
        INSERT INTO measure
          (channel_id, step, at, cover_id, messages, positive, neutral, negative, unread, score)
        SELECT channel_id, step, at, ?, messages, positive, neutral, negative, unread, score
        FROM measure WHERE cover_id = ?
        ON CONFLICT (channel_id, step, at, cover_id) DO UPDATE SET
          messages = measure.messages + excluded.messages,
          positive = measure.positive + excluded.positive,
          neutral = measure.neutral + excluded.neutral,
          negative = measure.negative + excluded.negative,
          unread = measure.unread + excluded.unread,
          score = measure.score + excluded.score
        """;
    update(connection, sums, to, from);
    update(connection, "UPDATE recent_text SET cover_id = ? WHERE cover_id = ?", to, from);
  }

  static void delete(Connection connection, long cover) throws SQLException {
    update(connection, "DELETE FROM measure WHERE cover_id = ?", cover);
    update(connection, "DELETE FROM recent_text WHERE cover_id = ?", cover);
    update(connection, "DELETE FROM cover WHERE id = ?", cover);
  }

  private static void update(Connection connection, String text, long... values)
      throws SQLException {
    try (var update = connection.prepareStatement(text)) {
      for (var i = 0; i < values.length; i++) {
        update.setLong(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }
}
