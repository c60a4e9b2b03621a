package hubbub.radio.door;

import hubbub.platform.http.Arrival;
import hubbub.radio.air.Air;
import hubbub.radio.air.Heard;
import hubbub.radio.air.MountState;
import hubbub.radio.air.Visitor;
import hubbub.radio.icecast.ListenerHeaders;
import hubbub.radio.icecast.Playlists;
import hubbub.radio.icecast.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Lets listeners in, and whoever asks about a stream before.
final class ListenerEntry {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int TEXT_MAX = 300;

  private final Air air;
  private final Stations stations;
  private final Clock clock;

  ListenerEntry(Air air, Stations stations, Clock clock) {
    this.air = air;
    this.stations = stations;
    this.clock = clock;
  }

  /// @param refuse says something else instead
  int take(Arrival arrival, ToIntFunction<Reply> refuse) {
    var station = stations.seenFrom(arrival);
    if (arrival.method().equals("OPTIONS")) {
      return say(arrival, ListenerHeaders.preflight(station, clock.instant()), OK);
    }
    var ending = Paths.playlist(arrival.path());
    var path = Paths.about(arrival.path());
    if (ending.isPresent()) {
      return refuse.applyAsInt(
          find(arrival, path)
              .flatMap(mount -> Playlists.of(ending.get(), station, mount))
              .map(Reply::playlist)
              .orElseGet(Reply::notFound));
    }
    var probes = ListenerHeaders.isProbe(arrival.header("Range"));
    if (!probes && arrival.method().equals("GET")) {
      return arrival
          .<Optional<Reply>>onLoop(() -> listen(arrival, path))
          .map(refuse::applyAsInt)
          .orElse(OK);
    }
    var mount = find(arrival, path);
    if (mount.isEmpty()) {
      return refuse.applyAsInt(Reply.notFound());
    }
    if (probes) {
      var begin = mount.get().format().firstBytes();
      return say(
          arrival, ListenerHeaders.probe(station, mount.get(), begin, clock.instant()), PARTIAL);
    }
    var titled = ListenerHeaders.tellsTitles(mount.get().format(), titles(arrival));
    return say(arrival, ListenerHeaders.stream(station, mount.get(), titled, clock.instant()), OK);
  }

  private Optional<MountState> find(Arrival arrival, String path) {
    return arrival.onLoop(() -> air.mount(path));
  }

  private static Optional<String> titles(Arrival arrival) {
    return arrival.header("Icy-MetaData");
  }

  /// @return the answer where nobody gets in
  private Optional<Reply> listen(Arrival arrival, String path) {
    var visitor =
        new Visitor(
            arrival.address(),
            cut(arrival.header("User-Agent")),
            cut(arrival.header("Referer")),
            titles(arrival).filter(said -> said.strip().equals("1")).isPresent());
    return switch (air.listen(path, visitor)) {
      case Heard.Nothing() -> Optional.of(Reply.notFound());
      case Heard.Full() -> Optional.of(Reply.forbidden("Too many listen already"));
      case Heard.In(var mount, var titled, var handler, var begin) -> {
        var head =
            ListenerHeaders.stream(stations.seenFrom(arrival), mount, titled, clock.instant());
        begin.on(arrival.take(List.of(handler)), head);
        yield Optional.empty();
      }
    };
  }

  private static String cut(Optional<String> header) {
    var text = header.orElse("");
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  private static int say(Arrival arrival, byte[] words, int status) {
    arrival.onLoop(() -> {
      var farewell = new Farewell();
      farewell.say(arrival.take(List.of(farewell)), words, false);
      return true;
    });
    return status;
  }
}
