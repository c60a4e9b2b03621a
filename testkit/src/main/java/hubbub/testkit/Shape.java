package hubbub.testkit;

import hubbub.platform.storage.PostgresConfig;
import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Where a house keeps its rows, for tests that hold in every shape: files in a folder, or a
/// database that stands for the folder. A test class is run once more on PostgreSQL by a subclass
/// with [InShape].
public enum Shape {
  SQLITE,
  POSTGRESQL;

  private static final long OUTBOX_MAX = 1L << 30;
  private static final String NOTE = "database.url";
  private static volatile Shape current = SQLITE;

  /// Tests of a JVM run one after another.
  static void use(Shape shape) {
    current = shape;
  }

  /// The shape of the test that runs, or of a folder that one has used before.
  public static Shape at(Path folder) {
    return Files.exists(folder.resolve(NOTE)) ? POSTGRESQL : current;
  }

  /// Makes sure that another process finds the shape that a folder has here.
  public static void settle(Path folder) {
    if (at(folder) == POSTGRESQL) {
      database(folder);
    }
  }

  /// Opens the storage of a folder; a second time, or in another process, with what is kept there.
  public Storage open(Path folder, Clock clock) {
    return switch (this) {
      case SQLITE -> new SqliteStorage(folder, clock, OUTBOX_MAX);
      case POSTGRESQL -> new PostgresStorage(database(folder), clock, OUTBOX_MAX);
    };
  }

  /// The database that stands for a folder.
  public static synchronized PostgresConfig database(Path folder) {
    var note = folder.resolve(NOTE);
    try {
      if (Files.exists(note)) {
        return new PostgresConfig(Files.readString(note), Optional.empty(), Optional.empty());
      }
      var fresh = PostgresServer.shared().migratedDatabase();
      Files.createDirectories(folder);
      Files.writeString(note, fresh.url());
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
