package hubbub.archive.store;

import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Appends messages to the log, in the transaction of whoever hears them. One thread writes.
///
/// What it remembers from one transaction to the next is right only as long as each of them was
/// kept and nobody else changed it: the log's generation tells.
public final class LogWriter {
  private static final int BATCH_MAX = 1_000;
  private static final String INSERT =
      """
      INSERT INTO message (key, stream, author_part, id_part, id, kind, sent, text, extra)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final AuthorNumbers authors = new AuthorNumbers();
  private final StreamNumbers streams = new StreamNumbers();
  private final KeyGiver keys = new KeyGiver();
  private final Parts parts = new Parts();
  private Exclusions exclusions = new Exclusions(Set.of(), Map.of(), Set.of());
  private long generation = Long.MIN_VALUE;

  /// What became of messages.
  ///
  /// @param kept messages that are in the log now
  /// @param excluded messages of people or runs that are not kept
  public record Kept(int kept, int excluded) {}

  private record Line(String platform, long stream, Message message) {}

  /// Keeps messages.
  ///
  /// @param seen in the order in which they were told
  public Kept keep(Connection connection, List<MessagesSeen> seen) throws SQLException {
    refresh(connection);
    var told = seen.stream().mapToInt(s -> s.messages().size()).sum();
    var lines = wanted(connection, seen);
    // Time's order keeps the writes together at the table's end.
    lines.sort(Comparator.comparingLong(l -> l.message.receivedAt().toEpochMilli()));
    var searched = State.get(connection, "searched");
    try (var statements = new Statements(connection)) {
      write(statements, lines, searched);
    }
    State.add(connection, "messages", lines.size());
    return new Kept(lines.size(), told - lines.size());
  }

  private void write(Statements statements, List<Line> lines, long searched) throws SQLException {
    var insert = statements.of(INSERT);
    var late = statements.of("INSERT INTO search_late (key) VALUES (?)");
    var waiting = 0;
    for (var line : lines) {
      var key = bind(statements, insert, line);
      insert.addBatch();
      if (key <= searched) {
        late.setLong(1, key);
        late.addBatch();
      }
      if (++waiting == BATCH_MAX) {
        insert.executeBatch();
        waiting = 0;
      }
    }
    insert.executeBatch();
    late.executeBatch();
  }

  private void refresh(Connection connection) throws SQLException {
    var now = State.add(connection, "generation", 1);
    if (now != generation + 1) {
      authors.forget();
      streams.forget();
      keys.forget();
      parts.forget();
      exclusions = Exclusions.load(connection);
    }
    generation = now;
  }

  private List<Line> wanted(Connection connection, List<MessagesSeen> seen) throws SQLException {
    var lines = new ArrayList<Line>();
    for (var batch : seen) {
      var runs = exclusions.living(batch.runIds());
      var elsewhere = exclusions.living(batch.elsewhere());
      if (runs.isEmpty() && elsewhere.isEmpty() && !batch.coveredBy().isEmpty()) {
        continue;
      }
      var platform = batch.channel().platform();
      var stream = streams.of(connection, batch.channel(), runs, elsewhere);
      for (var message : batch.messages()) {
        var received = message.receivedAt().toEpochMilli();
        if (exclusions.keeps(platform, message.author().id(), received)) {
          lines.add(new Line(platform, stream, message));
        }
      }
    }
    return lines;
  }

  private long bind(Statements statements, PreparedStatement insert, Line line)
      throws SQLException {
    var message = line.message;
    var received = message.receivedAt().toEpochMilli();
    var key = keys.give(statements, received);
    var part = parts.next(statements.connection());
    var id = MessageId.bytes(message.id());
    insert.setLong(1, key);
    insert.setLong(2, line.stream);
    insert.setLong(
        3, Parts.key(part, authors.of(statements, line.platform, message.author(), part)));
    insert.setLong(4, Parts.key(part, MessageId.hash(id)));
    insert.setBytes(5, id);
    insert.setInt(6, Kinds.number(message.kind()));
    insert.setLong(7, message.sentAt().toEpochMilli() - LogKey.millis(key));
    insert.setString(8, message.text());
    insert.setString(9, Extra.write(message));
    return key;
  }
}
