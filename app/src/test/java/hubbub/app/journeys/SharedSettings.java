package hubbub.app.journeys;

import hubbub.platform.storage.PostgresConfig;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// What all processes of one installation have in their settings: where facts go over, where rows
/// lie, and the secret that they know each other by.
final class SharedSettings {
  private SharedSettings() {}

  static List<String> lines(Path folder, PostgresConfig rows, RabbitServer broker) {
    return lines(folder, rows, broker.freshHost());
  }

  /// @param bus where the broker's `guest` may everything
  static List<String> lines(Path folder, PostgresConfig rows, URI bus) {
    try {
      Files.createDirectories(folder);
      return List.of(
          "bus.url = " + bus,
          "bus.user = guest",
          "bus.password-file = " + secret(folder, "bus", "guest"),
          "database.url = " + rows.url().replaceFirst("\\?.*", ""),
          "database.user = postgres",
          "cluster.secret-file = " + secret(folder, "cluster", "c0ffee0123456789c0ffee0123456789"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path secret(Path folder, String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".secret"), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
