package hubbub.radio.door;

import hubbub.platform.http.Arrival;
import hubbub.radio.icecast.Station;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What answers say of the server, with the address that whoever asks has reached it at.
///
/// @param publicUrl how the world reaches it
/// @param version of this program; empty where it is not known
/// @param listenersMax on one mount
/// @param started when it did
public record Stations(Optional<URI> publicUrl, String version, int listenersMax, Instant started) {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");
  private static final String HERE = "localhost";

  Station seenFrom(Arrival arrival) {
    var address = publicUrl.map(URI::toString).map(Stations::withoutSlash).orElse(asked(arrival));
    return new Station("", host(address), "", address, version, listenersMax, started);
  }

  private static String host(String address) {
    return address.replaceFirst("^https?://", "").replaceFirst("(?::[0-9]+)?(?:/.*)?$", "");
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// Old programs name no host.
  private static String asked(Arrival arrival) {
    var host = arrival.header("Host").filter(HOST.asMatchPredicate()).orElse(HERE);
    return (arrival.secure() ? "https://" : "http://") + host;
  }
}
