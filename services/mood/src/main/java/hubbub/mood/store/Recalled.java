package hubbub.mood.store;

import hubbub.contracts.Channel;
import hubbub.mood.domain.Crowds;
import hubbub.mood.domain.Sums;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// Reads what memory is filled with again.
final class Recalled {
  private Recalled() {}

  static Set<String> deletedRuns(Connection connection) throws SQLException {
    var deletedRuns = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM deleted_run")) {
      while (rows.next()) {
        deletedRuns.add(rows.getString(1));
      }
    }
    return deletedRuns;
  }

  static void sums(Connection connection, Crowds.Recollection recollection, long since)
      throws SQLException {
    var text =
        """
        SELECT c.name, m.at, m.messages, m.positive, m.neutral, m.negative, m.unread,
          m.score
        FROM measure m JOIN channel c ON c.id = m.channel_id WHERE m.step = 1000 AND m.at >= ?
        """;
    try (var select = connection.prepareStatement(text)) {
      select.setLong(1, since);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var sums =
              new Sums(
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8));
          recollection.of(Channel.parse(row.getString(1))).recall(row.getLong(2), sums);
        }
      }
    }
  }

  static void voices(Connection connection, Crowds.Recollection recollection, long since)
      throws SQLException {
    var text =
        """
        SELECT c.name, v.voices FROM recent_voices v JOIN channel c ON c.id = v.channel_id
        WHERE v.at >= ? ORDER BY v.id
        """;
    try (var select = connection.prepareStatement(text)) {
      select.setLong(1, since);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          VoiceBytes.recall(row.getBytes(2), recollection.of(Channel.parse(row.getString(1))));
        }
      }
    }
  }
}
