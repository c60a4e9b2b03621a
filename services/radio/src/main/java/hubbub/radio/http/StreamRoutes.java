package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Routes;
import hubbub.radio.air.Air;
import hubbub.radio.air.MountState;
import hubbub.radio.levels.Level;
import hubbub.radio.levels.Meters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells what is on air.
public final class StreamRoutes {
  private final Air air;
  private final Meters meters;

  public StreamRoutes(Air air, Meters meters) {
    this.air = air;
    this.meters = meters;
  }

  public void hang(Routes routes) {
    routes.document("radio", "openapi/radio.yaml");
    routes.get("/api/v1/streams", Access.OPEN, _ -> Answer.json(new Streams(streams())));
  }

  private List<Stream> streams() {
    return air.look().stream()
        .map(state -> Stream.of(state, meters.level(state.path()).orElse(null)))
        .toList();
  }

  /// Everything on air.
  record Streams(List<Stream> streams) {}

  /// A mount with sound, as the document has it.
  record Stream(
      String mount,
      String channel,
      String name,
      String description,
      String genre,
      String url,
      String format,
      String contentType,
      int rate,
      int channels,
      int bitsPerSecond,
      String artist,
      String title,
      int listeners,
      int peak,
      Instant since,
      @Nullable String next,
      @Nullable LevelJson level) {

    static Stream of(MountState state, @Nullable Level level) {
      var info = state.info();
      return new Stream(
          state.path(),
          state.channel(),
          info.name(),
          info.description(),
          info.genre(),
          info.url(),
          state.format().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          state.format().contentType(),
          state.shape().rate(),
          state.shape().channels(),
          state.shape().bitsPerSecond(),
          state.artist(),
          state.title(),
          state.listeners(),
          state.peak(),
          state.since(),
          state.next().orElse(null),
          level == null ? null : LevelJson.of(level.both()));
    }
  }
}
