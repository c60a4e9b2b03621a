package hubbub.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The migrations `V001__….sql` of one folder of the class path, run by Flyway. Whether there is
/// anything to run is known without it: it costs a third of a second even when there is nothing to
/// do.
final class Migrations {
  private static final Pattern FILE = Pattern.compile("V(\\d{3})__\\w+\\.sql");

  /// Read once for each folder: finding it opens jars.
  private static final Map<String, List<Integer>> KNOWN = new ConcurrentHashMap<>();

  private final String folder;
  private final String historyTable;
  private final Dialect dialect;

  /// @param folder e.g. `db/archive`
  /// @param historyTable where Flyway notes what ran
  Migrations(String folder, String historyTable, Dialect dialect) {
    this.folder = folder;
    this.historyTable = historyTable;
    this.dialect = dialect;
  }

  /// The newest version that this program knows; 0 where the folder has none.
  int latest() {
    return versions().isEmpty() ? 0 : Collections.max(versions());
  }

  /// All versions that this program knows.
  List<Integer> versions() {
    return KNOWN.computeIfAbsent(folder, _ -> read());
  }

  private List<Integer> read() {
    var url = Migrations.class.getClassLoader().getResource(folder);
    return url == null
        ? List.of()
        : names(url).stream().map(Migrations::version).filter(v -> v > 0).toList();
  }

  /// Runs what is new.
  void run(DataSource database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:" + folder)
        .table(historyTable)
        .placeholders(dialect.words())
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .validateMigrationNaming(true)
        // The same definition in other words, as of another database, is no reason to stop.
        .validateOnMigrate(false)
        .load()
        .migrate();
  }

  /// The newest version that ran in a PostgreSQL schema; 0 where none did.
  int noted(Connection connection, String schema) throws SQLException {
    var table = '"' + schema + "\"." + historyTable;
    try (var exists = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      exists.setString(1, table);
      try (var row = exists.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          return 0;
        }
      }
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT COALESCE(MAX(CAST(version AS INTEGER)), 0) FROM "
                    + table
                    + " WHERE success")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static int version(String name) {
    var file = FILE.matcher(name);
    return file.matches() ? Integer.parseInt(file.group(1)) : 0;
  }

  private List<String> names(URL url) {
    try {
      return switch (url.getProtocol()) {
        case "jar" -> inJar((JarURLConnection) url.openConnection());
        default -> inFolder(Path.of(new URI(url.toString())));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inFolder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private List<String> inJar(JarURLConnection connection) throws IOException {
    var names = new ArrayList<String>();
    var entries = connection.getJarFile().entries();
    while (entries.hasMoreElements()) {
      var name = entries.nextElement().getName();
      if (name.startsWith(folder + "/")) {
        names.add(name.substring(folder.length() + 1));
      }
    }
    return names;
  }
}
