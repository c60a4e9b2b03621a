package hubbub.app;

import hubbub.platform.storage.FolderLock;
import hubbub.platform.storage.StorageRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/// Where everything is kept.
///
/// @param path absolute
record DataFolder(Path path) {

  /// Where data lie when nobody says where: the place that the system has for it, never the
  /// sources.
  static Path usual(Map<String, String> environment, String system) {
    var home = Path.of(environment.getOrDefault("HOME", "."));
    if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return home.resolve("Library/Application Support/hubbub");
    }
    var shared = environment.getOrDefault("XDG_DATA_HOME", "");
    return (shared.startsWith("/") ? Path.of(shared) : home.resolve(".local/share"))
        .resolve("hubbub");
  }

  /// Makes the folder, for its user only, and keeps other processes out of it.
  FolderLock lock() {
    try {
      if (Files.notExists(path)) {
        makeForItsUserOnly(path);
      }
    } catch (IOException e) {
      throw new StorageRefused("the data folder " + path + " cannot be made: " + e.getMessage(), e);
    }
    return FolderLock.take(path.resolve("hubbub.lock"), "the data folder " + path);
  }

  /// Deletes a folder with all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  static void makeForItsUserOnly(Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException _) {
      // A file system without such permissions.
    }
  }

  /// Says where the running house is: a line for commands, a line for people.
  Path addressFile() {
    return path.resolve("address");
  }

  /// Holds the secret of commands, for the user who runs the house; the web service writes it.
  Path tokenFile() {
    return path.resolve("command-token");
  }

  Path log() {
    return path.resolve("log").resolve("hubbub.log");
  }
}
