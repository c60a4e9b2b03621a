package hubbub.peopleperplace.store;

import java.io.Serial;
import java.sql.SQLException;

/// The database does not give what was asked for.
final class Unreadable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Unreadable(SQLException cause) {
    super(cause);
  }
}
