package hubbub.mood.store;

import hubbub.contracts.Channel;
import hubbub.mood.corrections.Correction;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Fingerprint;
import hubbub.moodmodel.Label;
import hubbub.platform.storage.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps corrections, and lets memory know them.
public final class SqlCorrections {
  private final Database database;
  private final Corrections known;
  private final Clock clock;

  public SqlCorrections(Database database, Corrections known, Clock clock) {
    this.database = database;
    this.known = known;
    this.clock = clock;
  }

  /// Of a channel, the oldest first.
  public List<Correction> list(Channel channel) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                "SELECT id, text, label, author_id, at FROM correction"
                    + " WHERE channel = :channel ORDER BY id")
            .bind("channel", channel.toString())
            .map((row, _) -> correction(row))
            .list());
  }

  /// Keeps a correction in the place of an older one of the same text.
  ///
  /// @return empty where the channel has as many as it may
  public Optional<Correction> keep(
      Channel channel, String text, Label label, @Nullable String authorId) {
    return database.write(tx -> {
      var print = Fingerprint.of(text).hash();
      var others =
          tx.handle()
              .createQuery(
                  "SELECT COUNT(*) FROM correction WHERE channel = :channel AND print <> :print")
              .bind("channel", channel.toString())
              .bind("print", print)
              .mapTo(Integer.class)
              .one();
      if (others >= Correction.CHANNEL_MAX) {
        return Optional.<Correction>empty();
      }
      var kept =
          tx.handle()
              .createQuery(
                  """
                  INSERT INTO correction (id, channel, print, text, label, author_id, at)
                  SELECT COALESCE(MAX(id), 0) + 1, :channel, :print, :text, :label, :author, :at
                  FROM correction WHERE true
                  ON CONFLICT (channel, print) DO UPDATE SET
                    text = excluded.text, label = excluded.label, author_id = excluded.author_id,
                    at = excluded.at
                  RETURNING id, text, label, author_id, at
                  """)
              .bind("channel", channel.toString())
              .bind("print", print)
              .bind("text", text)
              .bind("label", label.word())
              .bind("author", authorId)
              .bind("at", clock.millis())
              .map((row, _) -> correction(row))
              .one();
      changed(tx.connection());
      return Optional.of(kept);
    });
  }

  /// @return whether it was there
  public boolean remove(Channel channel, long id) {
    return database.write(tx -> {
      var gone =
          tx.handle()
              .createUpdate("DELETE FROM correction WHERE channel = :channel AND id = :id")
              .bind("channel", channel.toString())
              .bind("id", id)
              .execute();
      changed(tx.connection());
      return gone > 0;
    });
  }

  /// Lets go of what a person said on a platform up to a moment; in a hearing, which looks at what
  /// changed when the next one begins.
  static void forgetPerson(Connection connection, String platform, String authorId, long until)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM correction WHERE author_id = ? AND at <= ? AND channel LIKE ?")) {
      delete.setString(1, authorId);
      delete.setLong(2, until);
      delete.setString(3, platform + "/%");
      if (delete.executeUpdate() > 0) {
        changed(connection);
      }
    }
  }

  /// Lets memory know what is in the table.
  public void know() {
    database.read(tx -> {
      know(tx.connection(), known);
      return null;
    });
  }

  static void know(Connection connection, Corrections known) throws SQLException {
    var all = new LinkedHashMap<Channel, List<Correction>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, text, label, author_id, at, channel FROM correction ORDER BY id")) {
      while (rows.next()) {
        all.computeIfAbsent(Channel.parse(rows.getString("channel")), _ -> new ArrayList<>())
            .add(correction(rows));
      }
    }
    known.know(all);
  }

  private static void changed(Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE state SET corrections = corrections + 1")) {
      update.executeUpdate();
    }
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        row.getLong("id"),
        row.getString("text"),
        Label.valueOf(row.getString("label").toUpperCase(Locale.ROOT)),
        row.getString("author_id"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
