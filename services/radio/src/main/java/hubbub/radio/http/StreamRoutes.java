package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Routes;
import hubbub.radio.air.Air;
import hubbub.radio.air.MountState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Tells what is on air.
public final class StreamRoutes {
  private final Air air;

  public StreamRoutes(Air air) {
    this.air = air;
  }

  public void hang(Routes routes) {
    routes.document("radio", "openapi/radio.yaml");
    routes.get("/api/v1/streams", Access.OPEN, _ -> Answer.json(new Streams(streams())));
  }

  private List<Stream> streams() {
    return air.look().stream().map(Stream::of).toList();
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
      Instant since) {

    static Stream of(MountState state) {
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
          state.since());
    }
  }
}
