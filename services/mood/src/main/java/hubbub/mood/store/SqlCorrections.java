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
import java.util.Map;
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

  /// What is to be kept.
  public record Wish(
      String text, Label label, @Nullable String messageId, @Nullable String authorId) {}

  /// What became of it.
  public sealed interface Kept {
    record Now(Correction correction) implements Kept {}

    /// There are as many as there may be.
    record Full() implements Kept {}

    /// Texts of that person are not kept.
    record NotKept() implements Kept {}
  }

  /// Of a channel, the oldest first.
  public List<Correction> list(Channel channel) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                "SELECT id, text, label, message_id, author_id, at FROM correction"
                    + " WHERE channel = :channel ORDER BY id")
            .bind("channel", channel.toString())
            .map((row, _) -> correction(row))
            .list());
  }

  /// Keeps a correction in the place of an older one of the same text.
  public Kept keep(Channel channel, Wish wish) {
    return database.write(tx -> {
      var print = Fingerprint.of(wish.text()).hash();
      if (wish.authorId() != null && isNotKept(tx.connection(), channel, wish.authorId())) {
        return new Kept.NotKept();
      }
      var others =
          tx.handle()
              .createQuery(
                  """
                  SELECT COUNT(*) AS all_of_them,
                    COALESCE(SUM(CASE WHEN channel = :channel THEN 1 ELSE 0 END), 0) AS here
                  FROM correction WHERE NOT (channel = :channel AND print = :print)
                  """)
              .bind("channel", channel.toString())
              .bind("print", print)
              .map((row, _) ->
                  row.getInt("here") < Correction.CHANNEL_MAX
                      && row.getInt("all_of_them") < Correction.ALL_MAX)
              .one();
      if (!others) {
        return new Kept.Full();
      }
      return new Kept.Now(
          tx.handle()
              .createQuery(
                  """
                  INSERT INTO correction
                    (id, channel, print, text, label, message_id, author_id, at)
                  VALUES (:id, :channel, :print, :text, :label, :message, :author, :at)
                  ON CONFLICT (channel, print) DO UPDATE SET
                    text = excluded.text, label = excluded.label,
                    message_id = excluded.message_id, author_id = excluded.author_id,
                    at = excluded.at
                  RETURNING id, text, label, message_id, author_id, at
                  """)
              .bind("id", changed(tx.connection()))
              .bind("channel", channel.toString())
              .bind("print", print)
              .bind("text", wish.text())
              .bind("label", wish.label().word())
              .bind("message", wish.messageId())
              .bind("author", wish.authorId())
              .bind("at", clock.millis())
              .map((row, _) -> correction(row))
              .one());
    });
  }

  private boolean isNotKept(Connection connection, Channel channel, String author)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT 1 FROM not_kept WHERE platform = ? AND author_id = ? AND until_at >= ?")) {
      select.setString(1, channel.platform());
      select.setString(2, author);
      select.setLong(3, clock.millis());
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
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

  /// Lets go of what a person said on a platform up to a moment. Like all that is forgotten here,
  /// in a hearing: memory knows when the next one begins.
  static void forgetPerson(Connection connection, String platform, String authorId, long until)
      throws SQLException {
    forget(
        connection,
        "author_id = ? AND at <= ? AND channel LIKE ?",
        authorId,
        until,
        platform + "/%");
  }

  static void forgetMessage(Connection connection, Channel channel, String messageId)
      throws SQLException {
    forget(connection, "channel = ? AND message_id = ?", channel.toString(), messageId);
  }

  static void forgetAuthor(Connection connection, Channel channel, String authorId, long until)
      throws SQLException {
    forget(
        connection,
        "channel = ? AND author_id = ? AND at <= ?",
        channel.toString(),
        authorId,
        until);
  }

  static void forgetAll(Connection connection, Channel channel, long until) throws SQLException {
    forget(
        connection,
        "channel = ? AND message_id IS NOT NULL AND at <= ?",
        channel.toString(),
        until);
  }

  private static void forget(Connection connection, String which, Object... values)
      throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM correction WHERE " + which)) {
      for (var i = 0; i < values.length; i++) {
        delete.setObject(i + 1, values[i]);
      }
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
    synchronized (known) {
      known.know(all(connection));
    }
  }

  private static Map<Channel, List<Correction>> all(Connection connection) throws SQLException {
    var all = new LinkedHashMap<Channel, List<Correction>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, text, label, message_id, author_id, at, channel FROM correction"
                    + " ORDER BY id")) {
      while (rows.next()) {
        all.computeIfAbsent(Channel.parse(rows.getString("channel")), _ -> new ArrayList<>())
            .add(correction(rows));
      }
    }
    return all;
  }

  /// @return a number that was never there before
  private static long changed(Connection connection) throws SQLException {
    try (var update =
            connection.prepareStatement(
                "UPDATE state SET corrections = corrections + 1 RETURNING corrections");
        var row = update.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        row.getLong("id"),
        row.getString("text"),
        Label.valueOf(row.getString("label").toUpperCase(Locale.ROOT)),
        row.getString("message_id"),
        row.getString("author_id"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
