package hubbub.radio.websocket;

import hubbub.platform.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the other side of a socket wants.
sealed interface Wish {
  /// To go on air.
  ///
  /// @param key a stream key; empty for whoever is signed in
  /// @param stream what the page calls its sound: who comes again with it takes their own place
  ///   back; empty for none
  /// @param name of the show; may be empty
  record Begin(Optional<String> key, String stream, String name) implements Wish {}

  /// To end the show.
  record End() implements Wish {}

  /// It cannot be understood.
  record Wrong(String why) implements Wish {}

  int STREAM_MAX = 100;
  int NAME_MAX = 200;
  int KEY_MAX = 200;

  /// Reads a text.
  static Wish read(String text) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(text);
    } catch (JacksonException _) {
      return new Wrong("this is no JSON");
    }
    var what = json.path("do").isString() ? json.path("do").asString() : "";
    return switch (what) {
      case "begin" -> begin(json);
      case "end" -> new End();
      default -> new Wrong("do must be begin or end");
    };
  }

  private static Wish begin(JsonNode json) {
    if (isTooLong(json, "key", KEY_MAX)
        || isTooLong(json, "stream", STREAM_MAX)
        || isTooLong(json, "name", NAME_MAX)) {
      return new Wrong("key, stream and name are texts of at most 200, 100 and 200 characters");
    }
    var key = text(json, "key");
    return new Begin(
        key.isEmpty() ? Optional.empty() : Optional.of(key),
        text(json, "stream"),
        text(json, "name"));
  }

  private static boolean isTooLong(JsonNode json, String field, int most) {
    return json.hasNonNull(field)
        && !(json.path(field).isString() && json.path(field).asString().length() <= most);
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }
}
