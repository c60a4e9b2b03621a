package hubbub.platform.cluster;

import hubbub.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a process reaches the others.
///
/// @param connectionsMax open at once to one address
/// @param waitingMax requests that may wait for a connection to one address; more get 503
/// @param connect how long connecting may take
/// @param answer how long the head of an answer may take, and then each piece of it
/// @param authorities PEM certificates to trust for `https` addresses instead of the usual ones
public record ClusterConfig(
    int connectionsMax,
    int waitingMax,
    Duration connect,
    Duration answer,
    Optional<Path> authorities) {
  public static ClusterConfig from(Settings settings) {
    return new ClusterConfig(
        settings.count("cluster.connections-max", 64, 1, 10_000),
        settings.count("cluster.waiting-max", 256, 0, 100_000),
        settings.duration("cluster.connect-time", Duration.ofSeconds(2)),
        settings.duration("cluster.answer-time", Duration.ofSeconds(60)),
        settings.path("cluster.authorities"));
  }
}
