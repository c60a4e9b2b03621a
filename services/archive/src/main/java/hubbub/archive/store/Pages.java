package hubbub.archive.store;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.KeptMessage;
import hubbub.archive.domain.Page;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.Words;
import hubbub.archive.store.Rows.Row;
import hubbub.platform.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Answers questions to the log, a page at a time. Whatever is asked, a page takes about a quarter
/// of a second at most; where that is not enough for all of it, the next one goes on.
final class Pages {
  private static final Duration TIME_MAX = Duration.ofMillis(250);

  private final Ticker ticker;

  Pages(Ticker ticker) {
    this.ticker = ticker;
  }

  Page page(Connection connection, Question question, OptionalLong after, int limit)
      throws SQLException {
    var deadline = ticker.nanos() + TIME_MAX.toNanos();
    var range = range(question);
    range = after.isPresent() ? range.after(after.getAsLong()) : range;
    var scope = Scope.of(connection, question);
    var pending = Sweep.pending(connection);
    var keys = new Paths(connection, range, limit + 1).of(question, scope, pending.isEmpty());
    var hiding = new Hiding(pending);
    var found = new ArrayList<KeptMessage>();
    try (var rows = new Rows(connection)) {
      for (var next = take(keys, limit + 1, deadline);
          !next.isEmpty();
          next = take(keys, limit + 1 - found.size(), deadline)) {
        for (var row : rows.rows(next)) {
          var seen = hiding.apply(row, rows);
          if (seen != null && fits(seen, question, scope)) {
            if (found.size() == limit) {
              return new Page(found, OptionalLong.of(found.getLast().key()));
            }
            found.add(rows.message(seen));
          }
        }
        if (ticker.nanos() > deadline) {
          return new Page(found, OptionalLong.of(next.getLast()));
        }
      }
    }
    return new Page(found, OptionalLong.empty());
  }

  /// The next keys, as many as may be needed; fewer where finding them takes long.
  private List<Long> take(Keys keys, int needed, long deadline) throws SQLException {
    var some = new ArrayList<Long>();
    while (some.size() < Math.min(needed, Rows.MAX)
        && (some.isEmpty() || ticker.nanos() <= deadline)) {
      var key = keys.next();
      if (key == Keys.END) {
        break;
      }
      some.add(key);
    }
    return some;
  }

  private static Range range(Question question) {
    return new Range(
        "key",
        question.from().map(LogKey::notBefore).orElse(Keys.END + 1),
        question.to().map(LogKey::notBefore).orElse(Long.MAX_VALUE),
        question.order());
  }

  private static boolean fits(Row row, Question question, Scope scope) {
    return scope.hasStream(row.stream())
        && scope.hasAuthor(row.author())
        && question.kind().map(k -> Kinds.number(k) == row.kind()).orElse(true)
        && fits(row, question.deleted())
        && question.text().map(t -> t.fits(Words.of(row.text()))).orElse(true);
  }

  private static boolean fits(Row row, Deleted deleted) {
    return switch (deleted) {
      case WITH -> true;
      case WITHOUT -> row.deletedAt() == null;
      case ONLY -> row.deletedAt() != null;
    };
  }
}
