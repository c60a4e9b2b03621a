package hubbub.chat.store;

import hubbub.chat.domain.Held;
import hubbub.chat.domain.Line;
import hubbub.chat.shapes.LineJson;
import hubbub.platform.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that chat holds of one person, for themselves (GDPR, articles 15 and 20): who they are here,
/// what they said, and what others wrote down about them, though not who did.
public final class SqlOwnData {
  private static final int PAGE = 500;

  private final Database database;

  public SqlOwnData(Database database) {
    this.database = database;
  }

  /// Takes one thing after another.
  @FunctionalInterface
  public interface Taker {
    void take(Map<String, @Nullable Object> piece) throws IOException;
  }

  /// Reads a page at a time, so that a slow taker holds nothing up.
  public void each(String personId, Taker taker) throws IOException {
    for (var piece : database.read(tx -> few(tx.connection(), personId))) {
      taker.take(piece);
    }
    logged(personId, taker);
    lines(personId, taker);
  }

  private static List<Map<String, @Nullable Object>> few(Connection connection, String person)
      throws SQLException {
    var all = new ArrayList<Map<String, @Nullable Object>>();
    all.addAll(
        Sql.list(
            connection,
            row -> piece("person", row, "id", "login", "name", "color"),
            "SELECT id, login, name, color FROM person WHERE id = ? AND login IS NOT NULL",
            person));
    all.addAll(
        Sql.list(
            connection,
            row -> piece("roles", row, "channel", "roles"),
            "SELECT channel.name AS channel, roles FROM roles"
                + " JOIN channel ON channel.id = room WHERE person = ? ORDER BY room",
            person));
    all.addAll(
        Sql.list(
            connection,
            row -> timed(piece("first_line", row, "channel"), row, "first_at"),
            "SELECT channel.name AS channel, first_at FROM visitor"
                + " JOIN channel ON channel.id = room"
                + " WHERE person = ? AND first_at IS NOT NULL ORDER BY room",
            person));
    all.addAll(
        Sql.list(
            connection,
            row ->
                timed(
                    timed(piece("silenced", row, "channel", "reason"), row, "at"), row, "until_at"),
            "SELECT channel.name AS channel, reason, at, until_at FROM silence"
                + " JOIN channel ON channel.id = room WHERE person = ? ORDER BY room",
            person));
    all.addAll(
        Sql.list(
            connection,
            row -> timed(piece("note", row, "channel", "text"), row, "at"),
            "SELECT channel.name AS channel, text, at FROM note"
                + " JOIN channel ON channel.id = room WHERE person = ? ORDER BY note.id",
            person));
    all.addAll(held(connection, person));
    return all;
  }

  private static List<Map<String, @Nullable Object>> held(Connection connection, String person)
      throws SQLException {
    return Sql.list(
            connection,
            row -> Map.entry(row.getString("channel"), row.getString("body")),
            "SELECT channel.name AS channel, body FROM held"
                + " JOIN channel ON channel.id = room WHERE channel.name IS NOT NULL"
                + " ORDER BY held.id")
        .stream()
        .map(row -> Map.entry(row.getKey(), EntryJson.of(row.getValue(), Held.class)))
        .filter(row -> row.getValue().line().author().id().equals(person))
        .map(row -> line("held", row.getKey(), row.getValue().line()))
        .toList();
  }

  /// What was done to them, and what they did themselves.
  private void logged(String person, Taker taker) throws IOException {
    var after = "";
    List<Map<String, @Nullable Object>> page;
    do {
      var from = after;
      page =
          database.read(tx ->
              Sql.list(
                  tx.connection(),
                  row ->
                      timed(
                          piece("log", row, "id", "channel", "deed", "login", "detail"), row, "at"),
                  "SELECT log.id, channel.name AS channel, deed, log.login, detail, at FROM log"
                      + " JOIN channel ON channel.id = room"
                      + " WHERE (person = ? OR by_login ="
                      + " (SELECT login FROM person AS own WHERE own.id = ?)) AND log.id > ?"
                      + " ORDER BY log.id LIMIT ?",
                  person,
                  person,
                  from,
                  PAGE));
      for (var one : page) {
        taker.take(one);
        after = String.valueOf(one.get("id"));
      }
    } while (page.size() == PAGE);
  }

  private void lines(String person, Taker taker) throws IOException {
    var names = names();
    var room = "";
    var n = 0L;
    List<Line> page;
    do {
      var fromRoom = room;
      var from = n;
      page = database.read(tx -> EntryRows.linesOf(tx.connection(), person, fromRoom, from, PAGE));
      for (var one : page) {
        taker.take(line("line", names.get(one.channelId()), one));
        room = one.channelId();
        n = one.offset().n();
      }
    } while (page.size() == PAGE);
  }

  private Map<String, String> names() {
    var names = new HashMap<String, String>();
    database
        .read(tx ->
            Sql.list(
                tx.connection(),
                row -> Map.entry(row.getString(1), row.getString(2)),
                "SELECT id, name FROM channel WHERE name IS NOT NULL"))
        .forEach(channel -> names.put(channel.getKey(), channel.getValue()));
    return names;
  }

  private static Map<String, @Nullable Object> line(
      String kind, @Nullable String channel, Line line) {
    var piece = new LinkedHashMap<String, @Nullable Object>();
    piece.put("kind", kind);
    piece.put("channel", channel);
    piece.put("line", LineJson.own(line));
    return piece;
  }

  private static Map<String, @Nullable Object> piece(String kind, ResultSet row, String... columns)
      throws SQLException {
    var piece = new LinkedHashMap<String, @Nullable Object>();
    piece.put("kind", kind);
    for (var column : columns) {
      piece.put(column, row.getString(column));
    }
    return piece;
  }

  private static Map<String, @Nullable Object> timed(
      Map<String, @Nullable Object> piece, ResultSet row, String column) throws SQLException {
    var millis = row.getLong(column);
    piece.put(
        column.equals("until_at") ? "until" : "at",
        row.wasNull() ? null : Instant.ofEpochMilli(millis));
    return piece;
  }
}
