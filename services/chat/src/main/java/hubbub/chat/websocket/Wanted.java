package hubbub.chat.websocket;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Offset;
import hubbub.chat.shapes.ActionJson;
import hubbub.platform.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the other side of a socket wants.
sealed interface Wanted {
  /// What its program calls it, to know the answer by; at most 100 characters.
  @Nullable String request();

  record Join(@Nullable String request, String channel, Optional<Offset> since) implements Wanted {}

  record Leave(@Nullable String request, String channel) implements Wanted {}

  /// @param nonce what makes a line that is sent again the same line
  record Say(
      @Nullable String request,
      String channel,
      String text,
      boolean action,
      @Nullable String replyTo,
      @Nullable String nonce)
      implements Wanted {}

  record Do(@Nullable String request, String channel, Action action) implements Wanted {}

  record Ping(@Nullable String request) implements Wanted {}

  /// It cannot be understood.
  ///
  /// @param field which of it
  record Wrong(@Nullable String request, String field, String message) implements Wanted {}

  int NAME_MAX = 100;

  /// Reads a text.
  static Wanted read(String text) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(text);
    } catch (JacksonException _) {
      return new Wrong(null, "", "this is no JSON");
    }
    if (!json.isObject()) {
      return new Wrong(null, "", "must be an object");
    }
    var request = name(json, "request");
    if (request == null && json.has("request")) {
      return new Wrong(null, "request", "must be a text of at most " + NAME_MAX + " characters");
    }
    return read(json, request);
  }

  private static Wanted read(JsonNode json, @Nullable String request) {
    var what = json.path("do").isString() ? json.path("do").asString() : "";
    if (what.equals("ping")) {
      return new Ping(request);
    }
    var channel = name(json, "channel");
    if (channel == null) {
      return new Wrong(request, "channel", "must be a channel's name");
    }
    return switch (what) {
      case "join" -> join(json, request, channel);
      case "leave" -> new Leave(request, channel);
      case "say" -> say(json, request, channel);
      case "act" -> act(json, request, channel);
      default -> new Wrong(request, "do", "must be join, leave, say, act or ping");
    };
  }

  private static Wanted join(JsonNode json, @Nullable String request, String channel) {
    if (json.path("since").isMissingNode() || json.path("since").isNull()) {
      return new Join(request, channel, Optional.empty());
    }
    var since = Offset.parse(json.path("since").isString() ? json.path("since").asString() : "");
    return since.isPresent()
        ? new Join(request, channel, since)
        : new Wrong(request, "since", "must be an offset that this server gave");
  }

  private static Wanted say(JsonNode json, @Nullable String request, String channel) {
    if (!json.path("text").isString()) {
      return new Wrong(request, "text", "must be a text");
    }
    for (var field : new String[] {"nonce", "reply_to"}) {
      if (json.hasNonNull(field) && name(json, field) == null) {
        return new Wrong(request, field, "must be a text of at most " + NAME_MAX + " characters");
      }
    }
    return new Say(
        request,
        channel,
        json.path("text").asString(),
        json.path("action").asBoolean(false),
        name(json, "reply_to"),
        name(json, "nonce"));
  }

  private static Wanted act(JsonNode json, @Nullable String request, String channel) {
    try {
      return new Do(request, channel, ActionJson.read(json.path("action")));
    } catch (ActionJson.Wrong e) {
      return new Wrong(request, "action/" + e.field(), e.message());
    }
  }

  private static @Nullable String name(JsonNode json, String field) {
    var value = json.path(field);
    return value.isString() && !value.asString().isEmpty() && value.asString().length() <= NAME_MAX
        ? value.asString()
        : null;
  }
}
