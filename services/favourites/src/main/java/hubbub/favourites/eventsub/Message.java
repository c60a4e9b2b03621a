package hubbub.favourites.eventsub;

import hubbub.favourites.events.Notification;
import hubbub.platform.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What EventSub says.
sealed interface Message {
  /// @param keepalive after which silence means that the line is broken
  record Welcome(String session, Duration keepalive) implements Message {}

  record Keepalive() implements Message {}

  record Told(Notification notification) implements Message {}

  /// Twitch wants to go on by another line.
  record Reconnect(URI address) implements Message {}

  /// Twitch ended a subscription.
  ///
  /// @param status why, in Twitch's words
  record Revoked(String id, Topic topic, String status) implements Message {}

  /// What we have no use for.
  ///
  /// @param isBroken whether it is no message at all; else it is of a sort that we don't know
  record Strange(boolean isBroken) implements Message {}

  /// Twitch's own, where it says nothing else.
  Duration KEEPALIVE = Duration.ofSeconds(10);

  long KEEPALIVE_MAX_SECONDS = 600;

  /// Reads what came by a WebSocket.
  ///
  /// @param now for a message that does not say when it was sent
  static Message read(String text, Instant now) {
    try {
      var json = Json.mapper().readTree(text);
      var metadata = json.path("metadata");
      var payload = json.path("payload");
      var session = payload.path("session");
      return switch (metadata.path("message_type").asString("")) {
        case "session_welcome" -> welcome(session);
        case "session_keepalive" -> new Keepalive();
        case "session_reconnect" ->
            new Reconnect(URI.create(session.path("reconnect_url").asString("")));
        case "notification" ->
            notification(
                payload,
                metadata.path("message_id").asString(""),
                time(metadata.path("message_timestamp").asString("")).orElse(now));
        case "revocation" -> revoked(payload);
        case "" -> new Strange(true);
        default -> new Strange(false);
      };
    } catch (JacksonException | IllegalArgumentException _) {
      return new Strange(true);
    }
  }

  private static Message welcome(JsonNode session) {
    var id = session.path("id").asString("");
    var seconds = session.path("keepalive_timeout_seconds").asLong(KEEPALIVE.toSeconds());
    return id.isEmpty()
        ? new Strange(true)
        : new Welcome(id, Duration.ofSeconds(Math.clamp(seconds, 1, KEEPALIVE_MAX_SECONDS)));
  }

  /// The same payload, whichever way it came.
  static Message notification(JsonNode payload, String id, Instant at) {
    var subscription = payload.path("subscription");
    var type = subscription.path("type").asString("");
    var event = payload.has("events") ? payload.path("events") : payload.path("event");
    if (type.isEmpty() || !(event.isObject() || event.isArray())) {
      return new Strange(true);
    }
    return new Told(
        new Notification(
            type,
            subscription.path("version").asString(""),
            subscription.path("condition"),
            event,
            id,
            at));
  }

  static Message revoked(JsonNode payload) {
    var subscription = payload.path("subscription");
    return new Revoked(
        subscription.path("id").asString(""),
        topic(subscription),
        subscription.path("status").asString(""));
  }

  /// What a subscription of Twitch's is about.
  static Topic topic(JsonNode subscription) {
    var condition = new LinkedHashMap<String, String>();
    for (var one : subscription.path("condition").properties()) {
      var value = one.getValue().asString("");
      if (!value.isEmpty()) {
        condition.put(one.getKey(), value);
      }
    }
    return new Topic(
        subscription.path("type").asString(""),
        subscription.path("version").asString(""),
        condition);
  }

  /// Twitch writes nanoseconds.
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
