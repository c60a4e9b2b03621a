package hubbub.radio.door;

import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.http.Arrival;
import hubbub.radio.air.Air;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.fallbacks.Fallbacks;
import hubbub.radio.icecast.AdminXml;
import hubbub.radio.icecast.Counts;
import hubbub.radio.icecast.RawQuery;
import hubbub.radio.icecast.Reply;
import hubbub.radio.icecast.StatusJson;
import hubbub.radio.icecast.TitleUpdate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// What Icecast's programs ask beside the sound: how it is, for everyone; who listens, and to end
/// this or that, for its admin; titles, for a mount's source, too.
final class Office {
  private static final String STATUS = "/status-json.xsl";
  private static final String SHOUTCAST = "/admin.cgi";
  private static final String ADMIN = "/admin/";
  private static final Set<String> COMMANDS =
      Set.of(
          "stats",
          "stats.xml",
          "listmounts",
          "listclients",
          "killclient",
          "killsource",
          "moveclients",
          "metadata",
          "updatemetadata",
          "fallbacks",
          "streamlist",
          "streamlist.txt",
          "!POKE");

  private final Air air;
  private final Credentials credentials;
  private final Stations stations;
  private final Fallbacks fallbacks;
  private final Clock clock;

  Office(Air air, Credentials credentials, Stations stations, Fallbacks fallbacks, Clock clock) {
    this.air = air;
    this.fallbacks = fallbacks;
    this.credentials = credentials;
    this.stations = stations;
    this.clock = clock;
  }

  /// Whether a path is asked here.
  static boolean has(String path) {
    return path.equals(STATUS) || isForAdmins(path);
  }

  /// Whether what is asked there takes a password.
  static boolean isForAdmins(String path) {
    return path.equals(SHOUTCAST)
        || (path.startsWith(ADMIN) && COMMANDS.contains(path.substring(ADMIN.length())));
  }

  Reply answer(Arrival arrival) {
    var query = RawQuery.of(arrival.query());
    return switch (arrival.path()) {
      case STATUS ->
          Reply.of(
              StatusJson.TYPE,
              StatusJson.of(
                  stations.seenFrom(arrival),
                  arrival.onLoop(air::mounts),
                  query.text("mount").map(Paths::mount)));
      case SHOUTCAST -> title(arrival, query);
      default -> command(arrival, arrival.path().substring(ADMIN.length()), query);
    };
  }

  private Reply command(Arrival arrival, String command, RawQuery query) {
    if (command.equals("metadata") || command.equals("updatemetadata")) {
      return title(arrival, query);
    }
    if (command.equals("!POKE")) {
      return Reply.badRequest("Unrecognised command");
    }
    if (!credentials.administers(arrival)) {
      return Reply.unauthorized();
    }
    return switch (command) {
      case "stats", "stats.xml" -> stats(arrival, query.text("mount").map(Paths::mount));
      case "listmounts" ->
          Reply.xml(AdminXml.listMounts(arrival.onLoop(air::mounts), clock.instant()));
      case "streamlist", "streamlist.txt" ->
          Reply.of("text/plain; charset=utf-8", AdminXml.streamList(arrival.onLoop(air::mounts)));
      default ->
          query
              .text("mount")
              .map(Paths::mount)
              .map(mount -> ofMount(arrival, command, mount, query))
              .orElseGet(() -> Reply.badRequest("Missing parameter"));
    };
  }

  private Reply stats(Arrival arrival, Optional<String> mount) {
    return arrival.onLoop(() -> {
      var counts = air.counts();
      var connections = counts.listenersEver() + counts.sourcesEver();
      return Reply.xml(
          AdminXml.stats(
              stations.seenFrom(arrival),
              new Counts(
                  connections,
                  counts.sources() + counts.listeners(),
                  counts.listenersEver(),
                  counts.sourcesEver()),
              air.mounts(),
              mount));
    });
  }

  private Reply ofMount(Arrival arrival, String command, String mount, RawQuery query) {
    return switch (command) {
      case "listclients" -> {
        Optional<String> listed =
            arrival.onLoop(
                () -> air.mount(mount).map(_ -> AdminXml.listClients(mount, air.listeners(mount))));
        yield listed.map(Reply::xml).orElseGet(Office::noSource);
      }
      case "killsource" ->
          arrival.onLoop(() -> air.killSource(mount))
              ? Reply.xml(AdminXml.sourceRemoved())
              : noSource();
      case "killclient" -> killClient(arrival, mount, query);
      case "fallbacks" -> fallback(arrival, mount, query);
      case "moveclients" -> {
        var to = query.text("destination").map(Paths::mount).orElse("");
        yield arrival.onLoop(() -> air.moveListeners(mount, to))
            ? Reply.xml(AdminXml.clientsMoved(mount, to))
            : Reply.badRequest("No source with that sound at both");
      }
      default -> Reply.badRequest("Unrecognised command");
    };
  }

  private Reply fallback(Arrival arrival, String mount, RawQuery query) {
    var other = query.text("fallback").filter(path -> !path.isEmpty()).map(Paths::mount);
    if (other.isEmpty()) {
      fallbacks.forget(mount, work -> onLoop(arrival, work));
      return Reply.fallbackSet();
    }
    return switch (fallbacks.set(mount, other.get(), work -> onLoop(arrival, work))) {
      case Fallbacks.Set.Done() -> Reply.fallbackSet();
      case Fallbacks.Set.Wrong(var why) -> Reply.badRequest(why);
    };
  }

  private static void onLoop(Arrival arrival, Runnable work) {
    arrival.onLoop(() -> {
      work.run();
      return true;
    });
  }

  private Reply killClient(Arrival arrival, String mount, RawQuery query) {
    var id = query.text("id").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    if (id.isEmpty()) {
      return Reply.badRequest("Missing parameter");
    }
    var there = arrival.onLoop(() -> air.killListener(mount, id.get()));
    return Reply.xml(AdminXml.clientRemoved(id.get(), there));
  }

  private static Reply noSource() {
    return Reply.badRequest("Source does not exist");
  }

  private Reply title(Arrival arrival, RawQuery query) {
    var rights =
        query
            .text("pass")
            .map(credentials::streamRights)
            .orElseGet(() -> credentials.source(arrival));
    if (rights.isEmpty() && !credentials.administers(arrival)) {
      return Reply.unauthorized();
    }
    return switch (TitleUpdate.read(arrival.query())) {
      case TitleUpdate.Wrong(var why) -> Reply.badRequest(why);
      case TitleUpdate.Update update -> {
        var mount =
            update
                .mount()
                .map(Paths::mount)
                .or(() -> rights.map(key -> ChannelMount.of(key.channel().name())))
                .orElse("");
        if (rights.isPresent() && !rights.get().opens(mount)) {
          yield Reply.unauthorized();
        }
        var key = rights.map(StreamRights::keyId).orElse("");
        yield arrival.onLoop(() -> air.title(mount, key, update.artist(), update.title()))
            ? Reply.xml(AdminXml.titleTaken())
            : noSource();
      }
    };
  }
}
