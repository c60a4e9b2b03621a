package hubbub.archive.store;

import hubbub.archive.domain.KeptMessage;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads messages of the log by their keys.
final class Rows implements AutoCloseable {
  private static final String SELECT =
      """
      SELECT m.stream, m.author_part, m.id, m.kind, m.sent, m.text, m.extra, m.deleted_at,
        a.author_id, a.login, a.name, a.color
      FROM message m JOIN author a ON a.id = (m.author_part & 4294967295)
      WHERE m.key = ?
      """;

  private final Connection connection;
  private final PreparedStatement select;
  private final Map<Long, Stream> streams = new HashMap<>();

  Rows(Connection connection) throws SQLException {
    this.connection = connection;
    select = connection.prepareStatement(SELECT);
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
    select.setLong(1, key);
    try (var row = select.executeQuery()) {
      return row.next() ? read(key, row) : null;
    }
  }

  private static Row read(long key, ResultSet row) throws SQLException {
    var deletedAt = row.getLong("deleted_at");
    var deleted = !row.wasNull();
    return new Row(
        key,
        row.getLong("stream"),
        row.getLong("author_part") & 0xFFFF_FFFFL,
        row.getBytes("id"),
        row.getInt("kind"),
        LogKey.millis(key) + row.getLong("sent"),
        row.getString("text"),
        row.getString("extra"),
        deleted ? deletedAt : null,
        new Author(
            row.getString("author_id"),
            row.getString("login"),
            row.getString("name"),
            row.getString("color")));
  }

  Stream stream(long id) throws SQLException {
    var known = streams.get(id);
    if (known == null) {
      known =
          Sql.list(
                  connection,
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
        MessageId.text(row.id),
        stream.channel,
        stream.runs,
        Kinds.kind(row.kind),
        row.person,
        row.text,
        Instant.ofEpochMilli(row.sentMillis),
        Instant.ofEpochMilli(row.receivedMillis()),
        extra.replyTo(),
        extra.badges(),
        extra.emotes(),
        extra.first(),
        extra.details(),
        row.deletedAt == null ? null : Instant.ofEpochMilli(row.deletedAt));
  }

  @Override
  public void close() throws SQLException {
    select.close();
  }
}
