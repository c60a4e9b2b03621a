package hubbub.platform.storage;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/// A connection that keeps the statements that were prepared on it last: preparing one costs more
/// than a small question itself. A kept statement is closed for who used it, and handed out again
/// when somebody prepares the same text. PostgreSQL's driver does so by itself.
///
/// Like every connection of the pool, it is used by one thread at a time.
final class SqliteReader extends JDBC4Connection {
  private static final int KEPT_MAX = 64;

  private final Map<String, Kept> kept = new LinkedHashMap<>();

  SqliteReader(String url, String file, Properties settings) throws SQLException {
    super(url, file, settings);
  }

  /// Where such connections to a file come from.
  static SQLiteDataSource source(Path file, SQLiteConfig settings) {
    var url = "jdbc:sqlite:" + file;
    var source =
        new SQLiteDataSource(settings) {
          @Override
          public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
              throws SQLException {
            return new SqliteReader(url, file.toString(), settings.toProperties());
          }
        };
    source.setUrl(url);
    return source;
  }

  /// A kept one is taken out, so that two uses of one text at once get two statements.
  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    var statement = kept.remove(sql);
    return statement == null ? new Kept(sql) : statement;
  }

  private void keep(Kept statement) throws SQLException {
    var older = kept.put(statement.text, statement);
    if (older != null) {
      older.closeForGood();
    }
    if (kept.size() > KEPT_MAX) {
      var eldest = kept.values().iterator().next();
      kept.remove(eldest.text);
      eldest.closeForGood();
    }
  }

  /// A statement that goes back to its connection when it is closed.
  private final class Kept extends JDBC4PreparedStatement {
    private final String text;

    Kept(String text) throws SQLException {
      super(SqliteReader.this, text);
      this.text = text;
    }

    @Override
    public void close() throws SQLException {
      if (kept.get(text) != this) {
        rs.close();
        clearParameters();
        keep(this);
      }
    }

    private void closeForGood() throws SQLException {
      super.close();
    }
  }
}
