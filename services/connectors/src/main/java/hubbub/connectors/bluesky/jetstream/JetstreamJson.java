package hubbub.connectors.bluesky.jetstream;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON that anybody may have written, so every field may be missing or something else.
final class JetstreamJson {
  private static final int DEPTH_MAX = 100;
  private static final int NAME_LENGTH_MAX = 10_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNameLength(NAME_LENGTH_MAX)
                  .maxStringLength(Jetstream.EVENT_MAX)
                  .build())
          .build();

  private JetstreamJson() {}

  /// What becomes an event.
  interface Draft {
    /// Reads the fields of the object that has begun, to its end.
    void read(JsonParser json);

    JetstreamEvent made();
  }

  static JetstreamEvent read(byte[] bytes, int from, int length, Draft draft) {
    try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return malformed(Why.NOT_JSON);
      }
      draft.read(json);
      return json.nextToken() == null ? draft.made() : malformed(Why.NOT_JSON);
    } catch (StreamConstraintsException e) {
      return malformed(
          String.valueOf(e.getMessage()).contains("depth") ? Why.TOO_DEEP : Why.TOO_LONG);
    } catch (JacksonException _) {
      return malformed(isUtf8(bytes, from, length) ? Why.NOT_JSON : Why.NOT_UTF_8);
    }
  }

  static JetstreamEvent malformed(Why why) {
    return new JetstreamEvent.Malformed(why);
  }

  private static boolean isUtf8(byte[] bytes, int from, int length) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// A string of at most so many characters; null if it is something else. Whatever it is, it is
  /// passed.
  static @Nullable String text(JsonParser json, int lengthMax) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      var text = json.getString();
      return text.length() <= lengthMax ? text : null;
    }
    json.skipChildren();
    return null;
  }

  /// Whether the value is an object, whose names come next. Whatever else it is, it is passed.
  static boolean isObject(JsonParser json) {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  static boolean isArray(JsonParser json) {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  /// The next name of an object, with its value under the parser; null at its end.
  static @Nullable String name(JsonParser json) {
    var name = json.nextName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }
}
