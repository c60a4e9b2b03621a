package hubbub.radio.door;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.Ticker;
import hubbub.platform.http.Arrival;
import hubbub.platform.http.StreamDoor;
import hubbub.radio.air.Air;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.fallbacks.Fallbacks;
import hubbub.radio.icecast.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Icecast's part of the port: sources with `PUT` and `SOURCE`, listeners, what its programs ask
/// beside. Each answer ends its connection.
public final class RadioDoor implements StreamDoor {
  private static final int UNAUTHORIZED = 401;
  private static final Set<String> ASKING = Set.of("GET", "HEAD", "OPTIONS");

  private final Air air;
  private final Predicate<String> reserved;
  private final Clock clock;
  private final Credentials credentials;
  private final Stations stations;
  private final SourceEntry sources;
  private final ListenerEntry listeners;
  private final Office office;

  /// @param reserved whether a first segment is a route's, so that no mount can be there
  public RadioDoor(
      Air air,
      Supplier<AskAccounts> accounts,
      Predicate<String> reserved,
      Stations stations,
      Fallbacks fallbacks,
      Clock clock,
      Ticker ticker) {
    this.air = air;
    this.reserved = reserved;
    this.clock = clock;
    this.stations = stations;
    credentials = new Credentials(accounts, ticker);
    sources = new SourceEntry(air, credentials);
    listeners = new ListenerEntry(air, stations, clock);
    office = new Office(air, credentials, stations, fallbacks, clock);
  }

  @Override
  public boolean claims(String method, String path) {
    if (method.equals("SOURCE")) {
      return true;
    }
    if (method.equals("PUT")) {
      var first = Paths.first(path);
      return ChannelMount.isOne(path) || (!first.isEmpty() && !reserved.test(first));
    }
    return ASKING.contains(method)
        && (Office.has(path)
            || ChannelMount.isOne(path)
            || (air.sounds(Paths.about(path)) && !reserved.test(Paths.first(path))));
  }

  @Override
  public int answer(Arrival arrival) {
    try {
      if (credentials.isBarred(arrival) && arrival.header("Authorization").isPresent()) {
        return say(arrival, Reply.forbidden("Too many wrong keys; wait a minute"));
      }
      if (Office.isForAdmins(arrival.path()) && isFromAnotherSite(arrival)) {
        return say(arrival, Reply.forbidden("Not for the pages of other sites"));
      }
      if (arrival.method().equals("SOURCE") || arrival.method().equals("PUT")) {
        return sources.take(arrival, reply -> say(arrival, reply));
      }
      return Office.has(arrival.path())
          ? say(arrival, office.answer(arrival))
          : listeners.take(arrival, reply -> say(arrival, reply));
    } catch (NoAnswer e) {
      return say(arrival, Reply.unavailable("Who you are can't be asked now; try again"));
    }
  }

  /// Browsers add the password they know to whatever a page asks for ([Fetch
  /// Metadata](https://www.w3.org/TR/fetch-metadata/)).
  private static boolean isFromAnotherSite(Arrival arrival) {
    var site = arrival.header("Sec-Fetch-Site").orElse("none");
    return !site.equalsIgnoreCase("none") && !site.equalsIgnoreCase("same-origin");
  }

  private int say(Arrival arrival, Reply reply) {
    var asking = ASKING.contains(arrival.method());
    var station = stations.seenFrom(arrival);
    var words =
        arrival.method().equals("HEAD")
            ? reply.withoutBody(station, clock.instant())
            : reply.bytes(station, clock.instant());
    // Before it is told: the next guess comes after that.
    if (reply.status() == UNAUTHORIZED) {
      credentials.wasWrong(arrival);
    }
    arrival.onLoop(() -> {
      var farewell = new Farewell();
      farewell.say(arrival.take(List.of(farewell)), words, !asking);
      return true;
    });
    return reply.status();
  }
}
