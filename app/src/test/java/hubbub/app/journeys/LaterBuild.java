package hubbub.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A build to come: today's, with one more migration of each service, as they are allowed to be.
final class LaterBuild {
  private static final Map<String, String> MIGRATIONS =
      Map.of(
          "archive", "ALTER TABLE message ADD COLUMN later TEXT;",
          "connectors",
              "ALTER TABLE run ADD COLUMN later TEXT;"
                  + " ALTER TABLE run_channel ADD COLUMN later BIGINT;"
                  + " ALTER TABLE held ADD COLUMN later TEXT;",
          "statistics",
              "ALTER TABLE run ADD COLUMN later TEXT;"
                  + " ALTER TABLE cover ADD COLUMN later BIGINT;"
                  + " CREATE TABLE later (id BIGINT PRIMARY KEY);",
          "mood", "ALTER TABLE measure ADD COLUMN later BIGINT;",
          "web", "ALTER TABLE token ADD COLUMN later TEXT;");

  private LaterBuild() {}

  /// Writes what it has more.
  ///
  /// @return what stands before today's class path
  static Path in(Path folder) {
    MIGRATIONS.forEach((service, sql) -> {
      try {
        var place = Files.createDirectories(folder.resolve("db").resolve(service));
        Files.writeString(place.resolve("V900__later.sql"), sql + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return folder;
  }
}
