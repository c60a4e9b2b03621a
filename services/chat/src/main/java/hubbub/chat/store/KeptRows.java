package hubbub.chat.store;

import hubbub.chat.domain.LogEntry;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Row;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the rows of one commit. In a transaction of whoever asks.
final class KeptRows {
  private final Connection connection;
  private final Statements statements;
  private final Map<String, Offset> newest = new LinkedHashMap<>();

  KeptRows(Connection connection, Statements statements) {
    this.connection = connection;
    this.statements = statements;
  }

  void write(List<Row> rows) throws SQLException {
    for (var row : rows) {
      write(row);
    }
    EntryRows.flush(statements);
    for (var room : newest.entrySet()) {
      run(
          """
          INSERT INTO room (id, epoch, n) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, n = excluded.n
          """,
          room.getKey(),
          room.getValue().epoch(),
          room.getValue().n());
    }
  }

  private void write(Row row) throws SQLException {
    switch (row) {
      case Row.Told told -> {
        EntryRows.add(statements, told);
        newest.put(told.channel().id(), told.news().offset().orElseThrow());
      }
      case Row.Deleted(_, var lineId, var deletion) -> {
        // It may be a line of this very commit.
        EntryRows.flush(statements);
        run("UPDATE entry SET deleted = ? WHERE id = ?", Json.write(deletion), lineId);
      }
      case Row.Unsaid(var channel, var person, var upTo, var deletion) ->
          run(
              """
              INSERT INTO visitor (room, person, unsaid, unsaid_how) VALUES (?, ?, ?, ?)
              ON CONFLICT (room, person) DO UPDATE SET
                unsaid = excluded.unsaid, unsaid_how = excluded.unsaid_how
              """,
              channel.id(),
              person,
              upTo,
              Json.write(deletion));
      case Row.Cleared(var channel, var upTo, var deletion) ->
          run(
              """
              INSERT INTO room (id, cleared, cleared_how) VALUES (?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET
                cleared = excluded.cleared, cleared_how = excluded.cleared_how
              """,
              channel.id(),
              upTo,
              Json.write(deletion));
      case Row.SetUp(var room, var modes, var pinned) ->
          run(
              """
              INSERT INTO room (id, modes, pinned) VALUES (?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET modes = excluded.modes, pinned = excluded.pinned
              """,
              room,
              Json.write(modes),
              pinned);
      case Row.Met(var room, var person, var at) ->
          run(
              """
              INSERT INTO visitor (room, person, first_at) VALUES (?, ?, ?)
              ON CONFLICT (room, person) DO UPDATE SET first_at = excluded.first_at
              """,
              room,
              person,
              at.toEpochMilli());
      case Row.Silenced silenced -> silence(silenced);
      case Row.Freed(var room, var person) ->
          run("DELETE FROM silence WHERE room = ? AND person = ?", room, person);
      case Row.Colored(var person, var color) ->
          run("UPDATE person SET color = ? WHERE id = ?", color, person);
      case Row.HeldBack(var room, var held) ->
          run(
              "INSERT INTO held (id, room, person, body) VALUES (?, ?, ?, ?)",
              held.id(),
              room,
              held.line().author().id(),
              Json.write(held.quotingNothing()));
      case Row.Decided(_, var heldId) -> run("DELETE FROM held WHERE id = ?", heldId);
      case Row.Blocked(var room, var word) ->
          run(
              "INSERT INTO word (id, room, body) VALUES (?, ?, ?)",
              word.id(),
              room,
              Json.write(word));
      case Row.Unblocked(var room, var id) ->
          run("DELETE FROM word WHERE id = ? AND room = ?", id, room);
      case Row.Barred(var room, var ban) ->
          run(
              "INSERT INTO bar (room, range, reason, by_login, at) VALUES (?, ?, ?, ?, ?)",
              room,
              ban.range().text(),
              ban.reason(),
              ban.by(),
              ban.at().toEpochMilli());
      case Row.Unbarred(var room, var range) ->
          run("DELETE FROM bar WHERE room = ? AND range = ?", room, range.text());
      case Row.Noted(var room, var person, var note) ->
          run(
              "INSERT INTO note (id, room, person, text, by_login, at) VALUES (?, ?, ?, ?, ?, ?)",
              note.id(),
              room,
              person,
              note.text(),
              note.by(),
              note.at().toEpochMilli());
      case Row.Unnoted(var room, var id) ->
          run("DELETE FROM note WHERE id = ? AND room = ?", id, room);
      case Row.EmotePut put -> emote(put);
      case Row.EmoteGone(var room, var id) ->
          run("DELETE FROM emote WHERE id = ? AND room = ?", id, room);
      case Row.Logged(var room, var entry) -> log(room, entry);
    }
  }

  private void silence(Row.Silenced silenced) throws SQLException {
    run(
        """
        INSERT INTO silence (room, person, login, until_at, reason, by_login, at)
        VALUES (?, ?, ?, CAST(? AS BIGINT), ?, ?, ?)
        ON CONFLICT (room, person) DO UPDATE SET
          login = excluded.login, until_at = excluded.until_at, reason = excluded.reason,
          by_login = excluded.by_login, at = excluded.at
        """,
        silenced.roomId(),
        silenced.personId(),
        silenced.login(),
        silenced.until().map(java.time.Instant::toEpochMilli).orElse(null),
        silenced.reason(),
        silenced.by(),
        silenced.at().toEpochMilli());
  }

  private void emote(Row.EmotePut put) throws SQLException {
    var emote = put.emote();
    run(
        """
        INSERT INTO emote (id, room, name, type, width, height, length, content, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        emote.id(),
        put.roomId(),
        emote.name(),
        emote.type(),
        emote.width(),
        emote.height(),
        emote.bytes(),
        put.content(),
        emote.at().toEpochMilli());
  }

  private void log(String room, LogEntry entry) throws SQLException {
    run(
        """
        INSERT INTO log (id, room, at, by_login, deed, person, login, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.id(),
        room,
        entry.at().toEpochMilli(),
        entry.by(),
        entry.deed().name().toLowerCase(Locale.ROOT),
        entry.personId(),
        entry.login(),
        entry.detail());
  }

  private void run(String sql, @org.jspecify.annotations.Nullable Object... values)
      throws SQLException {
    Sql.run(connection, sql, values);
  }
}
