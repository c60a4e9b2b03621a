package hubbub.archive.store;

import hubbub.archive.domain.KeptMessage;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads messages of the log by their keys, many with one statement.
final class Rows implements AutoCloseable {
  /// Keys that are read at once, at most.
  static final int MAX = 256;

  private static final String SELECT =
      """
      SELECT m.key, m.stream, m.author_part, m.id, m.kind, m.sent, m.text, m.extra, m.deleted_at,
        a.author_id, a.login, a.name, a.color
      FROM message m JOIN author a ON a.id = (m.author_part & 4294967295)
      WHERE m.key IN (
      """;

  /// Statements for few numbers of keys, so that each is prepared once; places that are left over
  /// get the last key again.
  private static final int[] SIZES = {1, 8, 64, MAX};

  private static final Map<Integer, String> SELECTS = new HashMap<>();

  static {
    for (var size : SIZES) {
      SELECTS.put(size, SELECT + String.join(", ", Collections.nCopies(size, "?")) + ")");
    }
  }

  private final Statements statements;
  private final Map<Long, Stream> streams = new HashMap<>();

  Rows(Connection connection) {
    statements = new Statements(connection);
  }

  /// A stream as it is now.
  record Stream(long channelId, Channel channel, List<String> runs) {}

  /// A row, read as far as needed.
  record Row(
      long key,
      long stream,
      long author,
      byte[] id,
      int kind,
      long sentMillis,
      String text,
      @Nullable String extra,
      @Nullable Long deletedAt,
      Author person) {

    long receivedMillis() {
      return LogKey.millis(key);
    }
  }

  /// @return null if there is no such message any more
  @Nullable Row row(long key) throws SQLException {
    return rows(List.of(key)).stream().findFirst().orElse(null);
  }

  /// The rows of some keys, in the keys' order; messages that are gone are left out.
  ///
  /// @param keys at most [#MAX]
  List<Row> rows(List<Long> keys) throws SQLException {
    var found = new HashMap<Long, Row>();
    if (!keys.isEmpty()) {
      var size = sizeFor(keys.size());
      var select = statements.of(Objects.requireNonNull(SELECTS.get(size)));
      for (var i = 0; i < size; i++) {
        select.setLong(i + 1, keys.get(Math.min(i, keys.size() - 1)));
      }
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var read = read(row);
          found.put(read.key, read);
        }
      }
    }
    var rows = new ArrayList<Row>(found.size());
    for (var key : keys) {
      var row = found.get(key);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static int sizeFor(int keys) {
    for (var size : SIZES) {
      if (keys <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException("more keys than " + MAX);
  }

  /// By the order of the columns: looking for their names costs as much as reading them.
  private static Row read(ResultSet row) throws SQLException {
    var key = row.getLong(1);
    var deletedAt = row.getLong(9);
    var deleted = !row.wasNull();
    return new Row(
        key,
        row.getLong(2),
        row.getLong(3) & 0xFFFF_FFFFL,
        row.getBytes(4),
        row.getInt(5),
        LogKey.millis(key) + row.getLong(6),
        row.getString(7),
        row.getString(8),
        deleted ? deletedAt : null,
        new Author(row.getString(10), row.getString(11), row.getString(12), row.getString(13)));
  }

  Stream stream(long id) throws SQLException {
    var known = streams.get(id);
    if (known == null) {
      known =
          Sql.list(
                  statements.connection(),
                  row ->
                      new Stream(
                          row.getLong(1), Channel.parse(row.getString(2)), runs(row.getString(3))),
                  "SELECT c.id, c.name, s.runs FROM stream s JOIN channel c ON c.id = s.channel"
                      + " WHERE s.id = ?",
                  id)
              .getFirst();
      streams.put(id, known);
    }
    return known;
  }

  private static List<String> runs(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
  }

  KeptMessage message(Row row) throws SQLException {
    var stream = stream(row.stream);
    var extra = Extra.read(row.extra, row.text);
    return new KeptMessage(
        row.key,
        stream.channel,
        stream.runs,
        new Message(
            MessageId.text(row.id),
            Kinds.kind(row.kind),
            row.person,
            row.text,
            Instant.ofEpochMilli(row.sentMillis),
            Instant.ofEpochMilli(row.receivedMillis()),
            extra.replyTo(),
            extra.badges(),
            extra.emotes(),
            extra.first(),
            extra.details()),
        row.deletedAt == null ? null : Instant.ofEpochMilli(row.deletedAt));
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
