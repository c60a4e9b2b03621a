package hubbub.favourites.events;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Made-up events to try things out with, one of each kind. They go the way of real ones, are
/// marked, and are for whoever runs the channel alone.
public final class TestEvents {
  private static final String FILE = "test-events.ndjson";

  /// Stands in the file for the channel's name.
  private static final String CHANNEL = "\"@\"";

  private static final Map<String, String> LINES = read();

  private TestEvents() {}

  /// The kinds that there are, the plainest first.
  public static List<String> kinds() {
    return List.copyOf(LINES.keySet());
  }

  /// A made-up event.
  ///
  /// @param kind one of `kinds`
  /// @param id of the event, which nothing else may have
  /// @throws IllegalArgumentException if there is no such kind
  public static EventSeen of(String kind, Channel channel, String id, Instant at) {
    var line = LINES.get(kind);
    if (line == null) {
      throw new IllegalArgumentException("there is no test event of this kind");
    }
    var made = parse(line.replace(CHANNEL, Json.write(channel.name())));
    var told =
        new Notification(
            made.path("type").asString(""),
            "",
            made.path("condition"),
            made.path("event"),
            "test",
            at);
    var event = TwitchEvents.of(told).getFirst().event();
    return new EventSeen(
        channel,
        new Event(
            id,
            event.kind(),
            event.type(),
            at,
            event.text(),
            event.person(),
            event.details(),
            Event.Sight.BROADCASTER,
            true));
  }

  private static Map<String, String> read() {
    try (var in = TestEvents.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      var lines = new LinkedHashMap<String, String>();
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        lines.put(parse(line).path("kind").asString(""), line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    return Json.mapper().readTree(line);
  }
}
