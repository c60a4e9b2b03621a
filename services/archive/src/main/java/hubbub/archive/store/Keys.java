package hubbub.archive.store;

import java.sql.SQLException;

/// Keys of messages in the order of a question, from one way of finding them.
interface Keys {
  /// What [#next] gives at the end.
  long END = Long.MIN_VALUE;

  /// The next key, or [#END].
  long next() throws SQLException;
}
