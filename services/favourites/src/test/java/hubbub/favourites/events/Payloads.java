package hubbub.favourites.events;

import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Payloads of our own: blocks of a type with its version and our kind, an event, its sentence.
final class Payloads {
  static final Instant AT = Instant.parse("2026-03-01T18:10:00.500000001Z");

  private Payloads() {}

  /// One of them.
  ///
  /// @param text the sentence that it should become
  record Payload(String type, String version, String kind, ObjectNode event, String text) {}

  static List<Payload> all() {
    try (var in = Payloads.class.getResourceAsStream("sentences.txt")) {
      if (in == null) {
        throw new IllegalStateException("sentences.txt is missing");
      }
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      var payloads = new ArrayList<Payload>();
      for (var i = 0; i + 2 < lines.size(); i += 4) {
        var head = lines.get(i).split(" ", -1);
        var event = (ObjectNode) json(lines.get(i + 1));
        if (!head[1].matches("(user|drop|conduit)\\..*|channel\\.raid")) {
          broadcast(event);
        }
        payloads.add(new Payload(head[1], head[2], head[3], event, lines.get(i + 2)));
      }
      return payloads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void broadcast(ObjectNode event) {
    event.put("broadcaster_user_id", "7001");
    event.put("broadcaster_user_login", "kestrelplays");
    event.put("broadcaster_user_name", "KestrelPlays");
  }

  static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }

  static EventSeen tell(String type, String version, String condition, String event) {
    var told = new Notification(type, version, json(condition), json(event), "m-1", AT);
    var events = TwitchEvents.of(told);
    if (events.size() != 1) {
      throw new AssertionError("not one event, but " + events);
    }
    return events.getFirst();
  }
}
