package hubbub.archive.store;

import hubbub.archive.domain.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the names in a question mean in the log.
///
/// @param possible false where a name is not in the log at all, so that nothing can fit
/// @param channels one of these; all where empty
/// @param streams one of these, where a channel or a run was asked for
/// @param authors one of these, where an author was asked for
record Scope(
    boolean possible,
    List<Long> channels,
    Set<Long> streamSet,
    List<Long> streams,
    Set<Long> authorSet,
    List<Long> authors) {

  static Scope of(Connection connection, Question question) throws SQLException {
    var channels = new ArrayList<Long>();
    var streams = new ArrayList<Long>();
    var narrow = question.channel().isPresent() || question.run().isPresent();
    if (narrow) {
      for (var stream : streams(connection, question)) {
        streams.add(stream.id);
        if (!channels.contains(stream.channel)) {
          channels.add(stream.channel);
        }
      }
    }
    var authors =
        question.author().isPresent()
            ? authors(connection, question, question.author().get())
            : List.<Long>of();
    var possible =
        (!narrow || !streams.isEmpty()) && (question.author().isEmpty() || !authors.isEmpty());
    return new Scope(
        possible,
        List.copyOf(channels),
        new HashSet<>(streams),
        List.copyOf(streams),
        new HashSet<>(authors),
        authors);
  }

  private record Stream(long id, long channel) {}

  private static List<Stream> streams(Connection connection, Question question)
      throws SQLException {
    var sql = new StringBuilder("SELECT s.id, s.channel FROM stream s");
    var values = new ArrayList<Object>();
    if (question.channel().isPresent()) {
      sql.append(" JOIN channel c ON c.id = s.channel AND c.name = ?");
      values.add(question.channel().get().toString());
    }
    if (question.run().isPresent()) {
      sql.append(" JOIN stream_run r ON r.stream = s.id AND r.run = ? AND r.elsewhere = 0");
      values.add(question.run().get());
    }
    return Sql.list(
        connection,
        row -> new Stream(row.getLong(1), row.getLong(2)),
        sql.append(" ORDER BY s.id").toString(),
        values.toArray());
  }

  private static List<Long> authors(Connection connection, Question question, String asked)
      throws SQLException {
    var platform = question.channel().map(c -> c.platform()).orElse("");
    var found =
        Sql.list(
            connection,
            row -> row.getString(2).equals(platform) || platform.isEmpty() ? row.getLong(1) : -1L,
            """
            SELECT id, platform FROM author WHERE author_id = ?
            UNION SELECT id, platform FROM author WHERE login = ?
            """,
            asked,
            asked.toLowerCase(Locale.ROOT));
    return found.stream().filter(id -> id >= 0).sorted().toList();
  }

  boolean hasStream(long stream) {
    return streamSet.isEmpty() || streamSet.contains(stream);
  }

  boolean hasAuthor(long author) {
    return authorSet.isEmpty() || authorSet.contains(author);
  }
}
