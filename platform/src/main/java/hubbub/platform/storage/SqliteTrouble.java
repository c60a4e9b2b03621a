package hubbub.platform.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite's errors mean to us.
final class SqliteTrouble {
  private SqliteTrouble() {}

  /// The exception to throw for `e`: ours where it means something to callers, itself where it is
  /// unchecked.
  static RuntimeException of(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        var code = sqlite.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_FULL || isIo(code)) {
          return new StorageFull("no room on the disk: " + code, e);
        }
        if (code.name().startsWith("SQLITE_CONSTRAINT")) {
          // Ours to mend: trying again would fail for ever.
          return new IllegalStateException("a row breaks a rule of its table: " + code, e);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED) {
          return new StorageUnreachable("the database is locked", e);
        }
      }
    }
    return switch (e) {
      case RuntimeException runtime -> runtime;
      case SQLException sql ->
          new StorageUnreachable("the database failed: " + sql.getMessage(), sql);
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }

  /// Writing past the end of a full disk shows as an I/O error, too, depending on where it strikes.
  private static boolean isIo(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_IOERR,
          SQLITE_IOERR_WRITE,
          SQLITE_IOERR_FSYNC,
          SQLITE_IOERR_TRUNCATE,
          SQLITE_IOERR_SHMSIZE ->
          true;
      // The library has some hundred codes; only these can mean a full disk.
      default -> false;
    };
  }
}
