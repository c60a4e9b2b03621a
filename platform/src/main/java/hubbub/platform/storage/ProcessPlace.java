package hubbub.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A service's name for a data folder, which one process at a time has: whoever begins here knows
/// that the one before is gone.
public final class ProcessPlace {
  private final Path file;

  /// @param service which one; each has a name of its own
  public ProcessPlace(Path data, String service) {
    file = data.resolve(service + "-place");
  }

  /// The name, made at the first asking.
  public String name() {
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, UUID.randomUUID() + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
