package hubbub.archive.store;

import hubbub.archive.store.Rows.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What deletions that are not done yet do to messages that are read meanwhile.
///
/// @param pending usually none
record Hiding(List<Sweep.Pending> pending) {

  /// The row as it will be; null if it will not be there.
  @Nullable Row apply(Row row, Rows rows) throws SQLException {
    var seen = row;
    for (var sweep : pending) {
      switch (sweep.sweep()) {
        case Sweep.Drop(var stream) when stream == row.stream() -> {
          return null;
        }
        case Sweep.Forget forget when covers(forget, row, rows) -> {
          return null;
        }
        case Sweep.Erase erase when covers(erase, row, rows) -> seen = erased(seen, erase.upTo());
        case Sweep.Drop _, Sweep.Forget _, Sweep.Erase _ -> {}
      }
    }
    return seen;
  }

  private static boolean covers(Sweep.Forget forget, Row row, Rows rows) throws SQLException {
    return forget.authorId().equals(row.person().id())
        && row.receivedMillis() <= forget.upTo()
        && rows.stream(row.stream()).channel().platform().equals(forget.platform());
  }

  private static boolean covers(Sweep.Erase erase, Row row, Rows rows) throws SQLException {
    return (erase.authorId() == null || erase.authorId().equals(row.person().id()))
        && (row.receivedMillis() <= erase.upTo() || row.sentMillis() <= erase.upTo())
        && rows.stream(row.stream()).channelId() == erase.channel();
  }

  private static Row erased(Row row, long at) {
    return new Row(
        row.key(),
        row.stream(),
        row.author(),
        row.id(),
        row.kind(),
        row.sentMillis(),
        "",
        null,
        row.deletedAt() == null ? Long.valueOf(at) : row.deletedAt(),
        row.person());
  }
}
