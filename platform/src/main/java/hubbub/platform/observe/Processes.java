package hubbub.platform.observe;

import hubbub.platform.bus.HearerState;
import hubbub.platform.http.HttpDoor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The other processes of the installation, as the health page shows them: asked at most once a
/// second, however many look.
final class Processes {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EachProcess each;
  private List<Shown> seen = List.of();
  private @Nullable Long seenAt;

  Processes(HttpDoor door) {
    each = new EachProcess(door);
  }

  /// One of them.
  ///
  /// @param services that it has
  /// @param address where it is asked
  record Shown(
      List<String> services,
      String address,
      Health.State state,
      Map<String, Health.Report> parts,
      List<HearerState> hearers) {

    private static Shown of(EachProcess.Heard<Said> heard) {
      return switch (heard.said()) {
        case EachProcess.Said.Answer(var said) ->
            new Shown(
                heard.services(), heard.address(), said.state(), said.parts(), said.hearers());
        case EachProcess.Said.Mute(var why) ->
            new Shown(
                heard.services(),
                heard.address(),
                Health.State.AWAY,
                Map.of("process", Health.Report.away(why)),
                List.of());
      };
    }
  }

  /// What a process says of itself.
  record Said(Health.State state, Map<String, Health.Report> parts, List<HearerState> hearers) {}

  synchronized List<Shown> look() {
    var now = System.nanoTime();
    if (seenAt == null || now - seenAt > FRESH_NANOS) {
      seen = each.ask("/health", Said.class).stream().map(Shown::of).toList();
      seenAt = System.nanoTime();
    }
    return seen;
  }
}
