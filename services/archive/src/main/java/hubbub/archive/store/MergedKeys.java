package hubbub.archive.store;

import hubbub.archive.domain.Order;
import java.sql.SQLException;
import java.util.PriorityQueue;

/// Several sources of keys as one, in order, each key once. A source is not touched before its
/// first possible key is due.
final class MergedKeys implements Keys {
  private final PriorityQueue<Head> heads;
  private long last = END;

  private record Head(long key, Keys source, boolean guessed) {}

  MergedKeys(Order order) {
    heads =
        new PriorityQueue<>((a, b) ->
            a.key == b.key
                ? Boolean.compare(b.guessed, a.guessed)
                : order.before(a.key, b.key) ? -1 : 1);
  }

  /// @param firstPossible a key such that the source has none before it in the order
  void add(Keys source, long firstPossible) {
    heads.add(new Head(firstPossible, source, true));
  }

  @Override
  public long next() throws SQLException {
    while (true) {
      var head = heads.poll();
      if (head == null) {
        return END;
      }
      var following = head.source.next();
      if (following != END) {
        heads.add(new Head(following, head.source, false));
      }
      if (!head.guessed && head.key != last) {
        last = head.key;
        return head.key;
      }
    }
  }
}
