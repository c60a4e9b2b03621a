package hubbub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// What the disk can do at all: a bare loop of durable commits, printed beside every figure that
/// writes, because it varies with the machine by more than ten times.
///
/// Usage: `hubbub.bench.DurableCommits [FOLDER]`
public final class DurableCommits {
  private static final Duration TIME = Duration.ofSeconds(3);

  private DurableCommits() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    var folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("hubbub-bench");
    System.out.println(line(folder));
  }

  /// One line for a report: commits per second of one small row, SQLite, write-ahead log,
  /// `synchronous=FULL`, one thread.
  public static String line(Path folder) throws IOException, SQLException {
    return "bare durable commits of this disk: %,d/s".formatted(perSecond(folder));
  }

  private static long perSecond(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    var file = folder.resolve("bare.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("CREATE TABLE IF NOT EXISTS line (n INTEGER PRIMARY KEY, text TEXT)");
      var commits = 0L;
      var begin = System.nanoTime();
      while (System.nanoTime() - begin < TIME.toNanos()) {
        statement.execute("INSERT INTO line (text) VALUES ('one row')");
        commits++;
      }
      return commits * 1_000_000_000L / (System.nanoTime() - begin);
    } finally {
      for (var end : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(folder.resolve("bare.db" + end));
      }
    }
  }
}
