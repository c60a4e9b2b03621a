package hubbub.platform.observe;

import hubbub.platform.bus.HearerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one process of the installation stands on, for its owner.
///
/// @param services that it has
/// @param address where the process in front asks it; empty for that one itself
/// @param state the worst of its parts; `away` where it does not say anything
/// @param data null where it says nothing
/// @param rows where rows lie: `sqlite` or `postgresql`; empty where it says nothing
/// @param stored bytes of rows of each of its services
/// @param backup the last one that it knows of
public record Premises(
    List<String> services,
    String address,
    Health.State state,
    Map<String, Health.Report> parts,
    List<HearerState> hearers,
    Build build,
    @Nullable Folder data,
    String rows,
    Map<String, Long> stored,
    @Nullable Backup backup) {

  /// The data folder.
  ///
  /// @param closed whether nobody but its user may look in; null if the file system cannot tell
  /// @param freeBytes of the disk that it lies on
  public record Folder(String path, @Nullable Boolean closed, long freeBytes, long totalBytes) {}

  /// @param to where; empty if whoever made it did not say
  public record Backup(Instant at, String to) {}

  /// Of a process that does not say how it is.
  static Premises mute(List<String> services, String address, String why) {
    return new Premises(
        services,
        address,
        Health.State.AWAY,
        Map.of("process", Health.Report.away(why)),
        List.of(),
        new Build("", null),
        null,
        "",
        Map.of(),
        null);
  }

  /// The same, as it is reached from here.
  Premises at(String other) {
    return new Premises(services, other, state, parts, hearers, build, data, rows, stored, backup);
  }
}
