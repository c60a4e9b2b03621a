package hubbub.app;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a released build told, as it wrote it. Made once at its release and never changed: newer
/// builds must read it for ever (`src/test/resources/recorded/README.md`).
///
/// @param version of the build, or `later` for one that is still to come
public record Recording(String version) {
  private static final Path ALL =
      Path.of(System.getProperty("hubbub.root"), "app/src/test/resources/recorded");

  /// What a build that is newer than this one may tell.
  public static final Recording LATER = new Recording("later");

  /// Those of all releases, the oldest first.
  public static List<Recording> releases() {
    try (var folders = Files.list(ALL)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("\\d+\\.\\d+"))
          .sorted(Comparator.comparingInt(Recording::order))
          .map(Recording::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int order(String version) {
    var parts = version.split("\\.", 2);
    return Integer.parseInt(parts[0]) * 1_000 + Integer.parseInt(parts[1]);
  }

  /// A row of an outbox, and a message on the broker.
  ///
  /// @param facts as they travel
  public record Batch(String service, String producer, int partition, long number, byte[] facts) {}

  /// In the order in which they were told.
  public List<Batch> batches() {
    return lines("batches.ndjson")
        .map(line ->
            new Batch(
                line.required("service").asString(),
                line.required("producer").asString(),
                line.required("partition").asInt(),
                line.required("number").asLong(),
                Json.bytes(line.required("facts"))))
        .toList();
  }

  /// Passing facts, each as `{"Kind": {…}}`.
  public List<JsonNode> passing() {
    return lines("passing.ndjson").toList();
  }

  private Stream<JsonNode> lines(String file) {
    try {
      return Files.readAllLines(ALL.resolve(version).resolve(file)).stream()
          .map(line -> Json.mapper().readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
