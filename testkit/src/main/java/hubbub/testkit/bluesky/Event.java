package hubbub.testkit.bluesky;

import java.time.Instant;

/// What happened, as both versions tell it.
///
/// @param micros when, in epoch microseconds
/// @param kind of what happened
/// @param first what the first version says beside
/// @param second what the second version says beside
record Event(long micros, String did, String kind, String first, String second) {
  private static final String TYPE = "network.bsky.jetstream.subscribeEvents#";

  private static final String BROKEN = "broken";

  static Event commit(String did, long micros, String operation, String key, String rest) {
    var fields =
        "\"rev\":\"%s\",\"operation\":\"%s\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"%s\",%s"
            .formatted(key, operation, key, rest);
    return new Event(micros, did, "commit", "\"commit\":{" + fields + "}", fields);
  }

  static Event account(String did, long micros, boolean active, String status) {
    var account =
        "\"account\":{\"active\":%s,\"did\":\"%s\",\"status\":\"%s\"}"
            .formatted(active, did, status);
    return new Event(micros, did, "account", account, account);
  }

  /// What is no frame, whoever gets it.
  static Event broken(long micros) {
    return new Event(micros, "", BROKEN, "", "");
  }

  boolean isBroken() {
    return kind.equals(BROKEN);
  }

  static Event identity(String did, long micros, String handle) {
    var identity = "\"identity\":{\"did\":\"%s\",\"handle\":\"%s\"}".formatted(did, handle);
    return new Event(micros, did, "identity", identity, identity);
  }

  /// What an instance of the second version says of itself.
  static String notice(String name) {
    return "{\"$type\":\"message\",\"payload\":{\"$type\":\"%sinfo\",\"name\":\"%s\"}}"
        .formatted(TYPE, name);
  }

  /// The same at another time.
  Event at(long otherMicros) {
    return new Event(otherMicros, did, kind, first, second);
  }

  String told(JetstreamLikeServer.Version version) {
    if (version == JetstreamLikeServer.Version.FIRST) {
      return "{\"did\":\"%s\",\"time_us\":%d,\"kind\":\"%s\",%s}"
          .formatted(did, micros, kind, first);
    }
    var time = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    return """
    {"$type":"message","payload":{"$type":"%s%s","seq":%d,"did":"%s","time":"%s",\
    "witnessedAt":"%s",%s}}\
    """
        .formatted(TYPE, kind, micros / 1_000, did, time, time, second);
  }
}
