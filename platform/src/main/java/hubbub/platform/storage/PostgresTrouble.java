package hubbub.platform.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// What PostgreSQL's errors mean to us, by their SQLSTATE.
final class PostgresTrouble {
  private PostgresTrouble() {}

  /// The exception to throw for `e`: ours where it means something to callers, itself where it is
  /// unchecked.
  static RuntimeException of(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageUnreachable unreachable) {
        return unreachable;
      }
      if (cause instanceof SQLException sql) {
        return ofSql(sql, e);
      }
    }
    return switch (e) {
      case RuntimeException runtime -> runtime;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }

  private static RuntimeException ofSql(SQLException sql, Throwable thrown) {
    var state = state(sql);
    if (state.equals("53100")) {
      return new StorageFull("no room on the database's disk", thrown);
    }
    if (isGone(sql) || passes(state)) {
      return new StorageUnreachable("the database failed: " + state, thrown);
    }
    if (state.startsWith("23")) {
      // Ours to mend: trying again would fail for ever.
      return new IllegalStateException("a row breaks a rule of its table: " + state, thrown);
    }
    return thrown instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("the database refused: " + state, thrown);
  }

  /// Whether the connection is of no more use, and what it was doing may or may not be done.
  static boolean isGone(SQLException e) {
    var state = state(e);
    return e instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("25P03")
        || state.equals("25P04");
  }

  /// What another try may not meet again: a lock that was not given in time, a deadlock, a
  /// statement that took too long, too many connections, a server that only reads just now, a plan
  /// that a newer version's migration has made wrong.
  private static boolean passes(String state) {
    return switch (state) {
      case "55P03", "40001", "40P01", "57014", "25006", "0A000", "25P02" -> true;
      // There are some hundred states; class 53 is about resources, 54 about limits of the program.
      default -> state.startsWith("53") || state.startsWith("58");
    };
  }

  private static String state(SQLException e) {
    var state = e.getSQLState();
    return state == null ? "" : state;
  }
}
