package hubbub.platform.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Copies SQLite files of services as all of them were in one moment, while a process writes them.
///
/// Marks of one service speak of the outbox of another, so files of different moments would lose
/// facts or count them twice. For the moment, all files are locked for writing at once, which takes
/// some milliseconds; then each is read as it was, beside whoever writes on.
public final class BackUpFiles {
  private static final int BUSY_MILLIS = 30_000;

  private final Path folder;

  /// @param folder where the files lie
  public BackUpFiles(Path folder) {
    this.folder = folder;
  }

  /// Copies the files of these services, as far as there are any.
  ///
  /// @param target a folder without such files
  /// @return the files that it wrote
  /// @throws StorageRefused if it cannot be done, e.g. for want of room
  public List<Path> copyTo(Path target, List<String> services) {
    var files =
        services.stream()
            .map(service -> folder.resolve(service + ".db"))
            .filter(Files::exists)
            .sorted()
            .toList();
    Deque<Connection> open = new ArrayDeque<>();
    try {
      var moment = moment(files, open);
      var copies = new ArrayList<Path>();
      for (var at = 0; at < files.size(); at++) {
        var copy = target.resolve(files.get(at).getFileName());
        execute(moment.get(at), "backup to '" + copy.toString().replace("'", "''") + "'");
        copies.add(copy);
      }
      return copies;
    } catch (SQLException e) {
      throw new StorageRefused(folder + " cannot be copied: " + e.getMessage(), e);
    } finally {
      open.forEach(BackUpFiles::close);
    }
  }

  /// Connections that see all files as they are in one moment.
  private static List<Connection> moment(List<Path> files, Deque<Connection> open)
      throws SQLException {
    var locks = new ArrayList<Connection>();
    var readers = new ArrayList<Connection>();
    for (var file : files) {
      locks.add(open(file, open));
      readers.add(open(file, open));
    }
    for (var lock : locks) {
      execute(lock, "BEGIN IMMEDIATE");
    }
    for (var reader : readers) {
      execute(reader, "BEGIN");
      execute(reader, "SELECT COUNT(*) FROM sqlite_schema");
    }
    for (var lock : locks) {
      execute(lock, "ROLLBACK");
    }
    return readers;
  }

  private static Connection open(Path file, Deque<Connection> open) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    var connection = source.getConnection();
    open.push(connection);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // It only read.
    }
  }
}
