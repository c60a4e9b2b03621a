package hubbub.chat.store;

import hubbub.chat.domain.Book;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.LogEntry;
import hubbub.chat.domain.Note;
import hubbub.platform.storage.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What those who keep order look up: who is silenced, what was done, and what is known of
/// somebody.
public final class SqlOffice {
  private static final int CARD_LINES = 50;

  private final Database database;

  public SqlOffice(Database database) {
    this.database = database;
  }

  /// @param until null for good
  public record Silenced(
      String personId,
      String login,
      @Nullable Instant until,
      String reason,
      String by,
      Instant at) {}

  /// What is known of somebody in a room.
  ///
  /// @param first when they first spoke here; null if never
  /// @param ever how many lines of theirs are kept
  /// @param today those since then
  /// @param lines the newest 50, newest last, deleted ones with their text
  public record Card(
      Book.Who who,
      @Nullable Instant first,
      long ever,
      long today,
      Optional<Silenced> silenced,
      List<Note> notes,
      List<LogEntry> log,
      List<Line> lines) {}

  /// An emote's picture.
  public record Picture(String type, byte[] content) {}

  /// Who may not speak now, by login.
  ///
  /// @param after the login where the page before ended; empty for the first page
  public List<Silenced> silenced(String room, Instant now, String after, int limit) {
    return database.read(tx ->
        Sql.list(
            tx.connection(),
            SqlOffice::silenced,
            """
            SELECT person, login, until_at, reason, by_login, at FROM silence
            WHERE room = ? AND (until_at IS NULL OR until_at > ?) AND login > ?
            ORDER BY login LIMIT ?
            """,
            room,
            now.toEpochMilli(),
            after,
            limit));
  }

  private static Silenced silenced(ResultSet row) throws SQLException {
    var until = row.getLong("until_at");
    var forGood = row.wasNull();
    return new Silenced(
        row.getString("person"),
        row.getString("login"),
        forGood ? null : Instant.ofEpochMilli(until),
        row.getString("reason"),
        row.getString("by_login"),
        Sql.time(row, "at"));
  }

  /// What was done, newest first.
  ///
  /// @param before the id where the page before ended; empty for the first page
  public List<LogEntry> log(String room, String before, int limit) {
    return database.read(tx ->
        Sql.list(
            tx.connection(),
            SqlOffice::entry,
            LOG + " WHERE room = ? AND (? = '' OR id < ?) ORDER BY id DESC LIMIT ?",
            room,
            before,
            before,
            limit));
  }

  private static final String LOG = "SELECT id, at, by_login, deed, person, login, detail FROM log";

  private static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getString("id"),
        Sql.time(row, "at"),
        row.getString("by_login"),
        Deed.valueOf(row.getString("deed").toUpperCase(Locale.ROOT)),
        row.getString("person"),
        row.getString("login"),
        row.getString("detail"));
  }

  /// What is known of somebody with an account.
  ///
  /// @param dayBegin when today began
  public Optional<Card> card(String room, String login, Instant now, Instant dayBegin) {
    return database.read(tx -> {
      var who =
          Sql.one(
              tx.connection(),
              PersonRows::who,
              "SELECT id, login, name, created_at, owner FROM person WHERE login = ?"
                  + " ORDER BY change DESC LIMIT 1",
              login);
      return who.isEmpty()
          ? Optional.<Card>empty()
          : Optional.of(card(tx.connection(), room, who.get(), now, dayBegin));
    });
  }

  private static Card card(
      Connection connection, String room, Book.Who who, Instant now, Instant dayBegin)
      throws SQLException {
    var id = who.account().id();
    return new Card(
        who,
        Sql.<Instant>one(
                connection,
                row -> Sql.time(row, "first_at"),
                "SELECT first_at FROM visitor WHERE room = ? AND person = ?"
                    + " AND first_at IS NOT NULL",
                room,
                id)
            .orElse(null),
        count(connection, room, id, 0),
        count(connection, room, id, dayBegin.toEpochMilli()),
        Sql.one(
            connection,
            SqlOffice::silenced,
            "SELECT person, login, until_at, reason, by_login, at FROM silence"
                + " WHERE room = ? AND person = ? AND (until_at IS NULL OR until_at > ?)",
            room,
            id,
            now.toEpochMilli()),
        Sql.list(
            connection,
            row ->
                new Note(
                    row.getString("id"),
                    row.getString("text"),
                    row.getString("by_login"),
                    Sql.time(row, "at")),
            "SELECT id, text, by_login, at FROM note WHERE person = ? AND room = ? ORDER BY id",
            id,
            room),
        Sql.list(
            connection,
            SqlOffice::entry,
            LOG + " WHERE person = ? AND room = ? ORDER BY id DESC LIMIT 50",
            id,
            room),
        EntryRows.linesOf(connection, room, id, CARD_LINES));
  }

  private static long count(Connection connection, String room, String person, long since)
      throws SQLException {
    return Sql.one(
            connection,
            row -> row.getLong(1),
            "SELECT COUNT(*) FROM entry WHERE author = ? AND room = ? AND at >= ?",
            person,
            room,
            since)
        .orElse(0L);
  }

  /// An emote of a room by its id.
  public Optional<Picture> picture(String room, String id) {
    return database.read(tx ->
        Sql.one(
            tx.connection(),
            row -> new Picture(row.getString("type"), row.getBytes("content")),
            "SELECT type, content FROM emote WHERE id = ? AND room = ?",
            id,
            room));
  }
}
