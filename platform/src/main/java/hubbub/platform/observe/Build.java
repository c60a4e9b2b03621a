package hubbub.platform.observe;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The program that runs.
///
/// @param version as its jar says it; empty where it runs from class folders
/// @param at when it was built; null if that cannot be told
public record Build(String version, @Nullable Instant at) {

  /// The build that a class came with.
  public static Build of(Class<?> part) {
    var version = part.getPackage().getImplementationVersion();
    return new Build(version == null ? "" : version, at(part));
  }

  private static @Nullable Instant at(Class<?> part) {
    try {
      var source = part.getProtectionDomain().getCodeSource();
      return source == null
          ? null
          : Files.getLastModifiedTime(Path.of(source.getLocation().toURI())).toInstant();
    } catch (IOException | URISyntaxException | IllegalArgumentException _) {
      return null;
    }
  }
}
