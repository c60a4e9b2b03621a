package hubbub.testkit.twitch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The channels of the tests' Twitch, and which of them are live.
public final class TwitchWorld {
  private final Map<String, Streamer> streamers = new ConcurrentSkipListMap<>();
  private final Map<String, Stream> live = new ConcurrentHashMap<>();
  private final Map<String, List<String>> follows = new ConcurrentHashMap<>();
  private final Map<String, List<String>> moderates = new ConcurrentHashMap<>();

  /// @param login in small letters
  /// @param name as they write it
  public record Streamer(String id, String login, String name) {}

  /// @param id of this broadcast
  public record Stream(String id, String title, String category, Instant startedAt) {}

  public void streamer(String id, String name) {
    streamers.put(id, new Streamer(id, name.toLowerCase(Locale.ROOT), name));
  }

  public void live(String streamer, Stream stream) {
    live.put(streamer, stream);
  }

  public void offline(String streamer) {
    live.remove(streamer);
  }

  /// @param streamers their ids, the latest followed first
  public void follows(String user, List<String> streamers) {
    follows.put(user, List.copyOf(streamers));
  }

  /// @param streamers the ids of all whose channels they keep order in
  public void moderates(String user, List<String> streamers) {
    moderates.put(user, List.copyOf(streamers));
  }

  Optional<Streamer> byId(String id) {
    return Optional.ofNullable(streamers.get(id));
  }

  Optional<Streamer> byLogin(String login) {
    return streamers.values().stream()
        .filter(one -> one.login().equals(login.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  Optional<Stream> streamOf(String streamer) {
    return Optional.ofNullable(live.get(streamer));
  }

  List<String> followedBy(String user) {
    return follows.getOrDefault(user, List.of());
  }

  List<String> moderatedBy(String user) {
    return moderates.getOrDefault(user, List.of());
  }

  List<Streamer> search(String words) {
    var wanted = words.toLowerCase(Locale.ROOT);
    return streamers.values().stream().filter(one -> one.login().contains(wanted)).toList();
  }
}
