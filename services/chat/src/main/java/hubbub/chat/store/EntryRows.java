package hubbub.chat.store;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Recalled;
import hubbub.chat.domain.Row;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The entries of rooms: lines, and what else visitors are told. In a transaction of whoever asks.
/// What a line quotes is what the line that it answers says, as long as that stands.
final class EntryRows {
  /// With what deletes lines beside the line's own mark: a person's silence, a cleared room.
  private static final String SELECT =
      """
      SELECT entry.n, entry.epoch, entry.at, entry.kind, entry.body, entry.deleted,
        CASE WHEN entry.n <= visitor.unsaid THEN visitor.unsaid_how END AS unsaid_how,
        CASE WHEN entry.n <= room.cleared THEN room.cleared_how END AS cleared_how,
        entry.answers,
        CASE WHEN parent.deleted IS NULL AND parent.n > room.cleared
          AND parent.n > COALESCE(parents.unsaid, 0) THEN parent.body END AS parent_body
      FROM entry
      JOIN room ON room.id = entry.room
      LEFT JOIN visitor ON visitor.room = entry.room AND visitor.person = entry.author
      LEFT JOIN entry AS parent ON parent.id = entry.answers AND parent.room = entry.room
      LEFT JOIN visitor AS parents
        ON parents.room = parent.room AND parents.person = parent.author
      """;

  private static final String INSERT =
      """
      INSERT INTO entry (room, n, epoch, at, kind, id, author, nonce, answers, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private EntryRows() {}

  static void add(Statements statements, Row.Told told) throws SQLException {
    var written = EntryJson.write(told.news());
    var offset = told.news().offset().orElseThrow();
    var line = written.line();
    var insert = statements.of(INSERT);
    Sql.bind(
        insert,
        told.channel().id(),
        offset.n(),
        offset.epoch(),
        told.at().toEpochMilli(),
        written.kind(),
        line == null ? null : line.id(),
        line == null ? null : line.author().id(),
        line == null ? null : line.nonce(),
        line == null || line.reply() == null ? null : line.reply().lineId(),
        written.body());
    insert.addBatch();
  }

  static void flush(Statements statements) throws SQLException {
    statements.of(INSERT).executeBatch();
  }

  /// The newest entries not older than that, oldest first.
  static List<Recalled> newest(Connection connection, String room, long since, int most)
      throws SQLException {
    var found =
        Sql.list(
            connection,
            EntryRows::recalled,
            SELECT + " WHERE entry.room = ? ORDER BY entry.n DESC LIMIT ?",
            room,
            most);
    var young = new ArrayList<Recalled>();
    for (var one : found.reversed()) {
      if (one.isPresent() && one.get().at().toEpochMilli() >= since) {
        young.add(standing(connection, room, one.get()));
      }
    }
    return young;
  }

  /// The offset of the newest entry below a number; (0, 0) where there is none.
  static Offset before(Connection connection, String room, long n) throws SQLException {
    return Sql.one(
            connection,
            row -> new Offset(row.getLong(1), row.getLong(2)),
            "SELECT epoch, n FROM entry WHERE room = ? AND n < ? ORDER BY n DESC LIMIT 1",
            room,
            n)
        .orElse(new Offset(0, 0));
  }

  /// Lines with a smaller number, newest last.
  static List<Line> lines(Connection connection, String room, long before, int limit)
      throws SQLException {
    var found =
        Sql.list(
            connection,
            EntryRows::line,
            SELECT
                + " WHERE entry.room = ? AND entry.n < ? AND entry.id IS NOT NULL"
                + " ORDER BY entry.n DESC LIMIT ?",
            room,
            before,
            limit);
    return found.reversed().stream().flatMap(Optional::stream).toList();
  }

  /// A person's newest lines in a room, newest last.
  static List<Line> linesOf(Connection connection, String room, String person, int limit)
      throws SQLException {
    var found =
        Sql.list(
            connection,
            EntryRows::line,
            SELECT + " WHERE entry.author = ? AND entry.room = ? ORDER BY entry.n DESC LIMIT ?",
            person,
            room,
            limit);
    return found.reversed().stream().flatMap(Optional::stream).toList();
  }

  /// A person's lines in all rooms, by room and number, after a place.
  static List<Line> linesOf(
      Connection connection, String person, String afterRoom, long afterN, int limit)
      throws SQLException {
    var found =
        Sql.list(
            connection,
            EntryRows::line,
            SELECT
                + " WHERE entry.author = ? AND entry.id IS NOT NULL"
                + " AND (entry.room > ? OR (entry.room = ? AND entry.n > ?))"
                + " ORDER BY entry.room, entry.n LIMIT ?",
            person,
            afterRoom,
            afterRoom,
            afterN,
            limit);
    return found.stream().flatMap(Optional::stream).toList();
  }

  static Optional<Line> line(Connection connection, String room, String id) throws SQLException {
    return Sql.one(
            connection,
            EntryRows::line,
            SELECT + " WHERE entry.id = ? AND entry.room = ?",
            id,
            room)
        .flatMap(one -> one);
  }

  static Optional<Line> line(
      Connection connection, String room, String author, String nonce, long since)
      throws SQLException {
    return Sql.one(
            connection,
            EntryRows::line,
            SELECT
                + " WHERE entry.author = ? AND entry.room = ? AND entry.nonce = ? AND entry.at >= ?"
                + " ORDER BY entry.n DESC LIMIT 1",
            author,
            room,
            nonce,
            since)
        .flatMap(one -> one);
  }

  private static Optional<Line> line(ResultSet row) throws SQLException {
    return recalled(row).map(Recalled::news).flatMap(EntryRows::said);
  }

  private static Optional<Line> said(News news) {
    return switch (news) {
      case News.LineSaid(var line, _) -> Optional.of(line);
      case News.Announced(var line, _) -> Optional.of(line);
      default -> Optional.empty();
    };
  }

  private static Optional<Recalled> recalled(ResultSet row) throws SQLException {
    var kept = EntryJson.read(row.getString("kind"), row.getString("body"), deletion(row));
    if (kept == null) {
      return Optional.empty();
    }
    var news =
        row.getString("answers") == null ? kept : quoting(kept, row.getString("parent_body"));
    return Optional.of(new Recalled(news.offset().orElseThrow(), Sql.time(row, "at"), news));
  }

  private static News quoting(News news, @Nullable String parent) {
    return news instanceof News.LineSaid(var line, _)
        ? new News.LineSaid(line.quoting(parent == null ? "" : EntryJson.text(parent)), null)
        : news;
  }

  /// What was pinned, as it stands.
  static Recalled standing(Connection connection, String room, Recalled recalled)
      throws SQLException {
    if (recalled.news() instanceof News.Pinned(var at, var line, var by) && line.isPresent()) {
      var now = line(connection, room, line.get().id()).filter(one -> one.deleted() == null);
      return new Recalled(recalled.offset(), recalled.at(), new News.Pinned(at, now, by));
    }
    return recalled;
  }

  private static Line.@Nullable Deletion deletion(ResultSet row) throws SQLException {
    for (var column : List.of("deleted", "unsaid_how", "cleared_how")) {
      var how = row.getString(column);
      if (how != null) {
        return EntryJson.of(how, Line.Deletion.class);
      }
    }
    return null;
  }
}
