package hubbub.archive.store;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.contracts.connectors.MessageKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Chooses the way on which the messages of a question are found: the one that usually has the
/// fewest. What else was asked is checked message by message.
final class Paths {
  private static final int PLACES_MAX = 50;

  private final Connection connection;
  private final Range range;
  private final int fetch;

  /// @param fetch how many messages will be read at most
  Paths(Connection connection, Range range, int fetch) {
    this.connection = connection;
    this.range = range;
    this.fetch = fetch;
  }

  /// @param scope what the question's names mean in the log
  /// @param swept whether every deletion is done, so that what is marked as deleted is all of it
  Keys of(Question question, Scope scope, boolean swept) throws SQLException {
    if (!scope.possible()) {
      return () -> Keys.END;
    }
    if (question.author().isPresent()) {
      return byAuthors(scope.authors());
    }
    if (question.text().isPresent()) {
      return byWords(question.text().get(), scope.channels());
    }
    if (question.deleted() == Deleted.ONLY && swept) {
      return one("SELECT key FROM message WHERE deleted_at IS NOT NULL");
    }
    if (question.kind().filter(k -> k != MessageKind.MESSAGE).isPresent()) {
      var kind = Kinds.number(question.kind().get());
      return one("SELECT key FROM message WHERE kind = ? AND kind <> 0", kind);
    }
    if (question.run().isPresent() || question.channel().isPresent()) {
      return byStreams(scope.streams());
    }
    return one("SELECT key FROM message WHERE 1 = 1");
  }

  private Keys one(String sql, Object... values) {
    return new SelectedKeys(connection, sql, range, fetch, values);
  }

  /// Every part may hold some.
  Keys byAuthors(List<Long> authors) throws SQLException {
    var newest = Parts.newest(connection);
    var oldest = Parts.oldest(connection);
    var merged = new MergedKeys(range.order());
    var sources = (newest - oldest + 1) * authors.size();
    for (var part = oldest; part <= newest; part++) {
      for (var author : authors) {
        add(
            merged,
            new SelectedKeys(
                connection,
                "SELECT key FROM message WHERE author_part = ?",
                range,
                share(sources),
                Parts.key(part, author)));
      }
    }
    return merged;
  }

  Keys byStreams(List<Long> streams) {
    var merged = new MergedKeys(range.order());
    for (var stream : streams) {
      add(
          merged,
          new SelectedKeys(
              connection,
              "SELECT key FROM message WHERE stream = ?",
              range,
              share(streams.size()),
              stream));
    }
    return merged;
  }

  /// One source is asked for all at once, many for a few each.
  private int share(long sources) {
    return (int) Math.max(1, fetch / Math.max(1, sources));
  }

  private void add(MergedKeys merged, Keys source) {
    merged.add(source, range.firstPossible());
  }

  private Keys byWords(WordQuery query, List<Long> channels) throws SQLException {
    var places = channels.size() > PLACES_MAX ? List.<Long>of() : channels;
    var tables = SearchVolumes.of(connection);
    var merged = new MergedKeys(range.order());
    for (var volume : SearchIndex.volumes(connection)) {
      var part = range.from(volume.firstKey()).before(volume.lastKey() + 1);
      if (!part.isEmpty()) {
        merged.add(
            tables.find(connection, volume.table(), query, places, part, fetch),
            part.firstPossible());
      }
    }
    var tail = range.from(State.get(connection, "searched") + 1);
    if (!tail.isEmpty()) {
      merged.add(new UnsearchedKeys(connection, query, tail), tail.firstPossible());
    }
    add(merged, one("SELECT key FROM search_late WHERE 1 = 1"));
    return merged;
  }
}
