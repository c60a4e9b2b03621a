package hubbub.radio.icecast;

import java.time.Instant;

/// What answers say of the server.
///
/// @param admin how to reach whoever runs it
/// @param host its name
/// @param location where it stands, in words
/// @param address where listeners reach it, `https://radio.example`, without a slash at the end
/// @param version empty where it is not known
/// @param listenersMax at once on one mount; 0 where there is no bound
/// @param started when it did
public record Station(
    String admin,
    String host,
    String location,
    String address,
    String version,
    int listenersMax,
    Instant started) {

  /// What it calls itself.
  String program() {
    return version.isEmpty() ? "Hubbub" : "Hubbub " + version;
  }

  /// Where a mount is listened to.
  String addressOf(String path) {
    return address + path;
  }
}
