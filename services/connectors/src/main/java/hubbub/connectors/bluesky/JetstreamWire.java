package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.JetstreamEvent.Why;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads Jetstream's first version: an event is a JSON object. Whatever is in a record was written
/// by anybody, so every field may be missing or something else.
final class JetstreamWire {
  static final String POSTS = "app.bsky.feed.post";

  private static final int DEPTH_MAX = 100;
  private static final int NAME_LENGTH_MAX = 10_000;
  private static final int DID_LENGTH_MAX = 100;
  private static final int KEY_LENGTH_MAX = 60;
  private static final int URI_LENGTH_MAX = 200;
  private static final int TIME_LENGTH_MAX = 64;
  private static final int TAGS_MAX = 50;
  private static final int TAG_LENGTH_MAX = 640;
  private static final int LANGS_MAX = 5;
  private static final int LANG_LENGTH_MAX = 20;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNameLength(NAME_LENGTH_MAX)
                  .maxStringLength(BlueskyConfig.EVENT_MAX)
                  .build())
          .build();

  private JetstreamWire() {}

  static JetstreamEvent read(byte[] bytes, int from, int length) {
    try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return malformed(Why.NOT_JSON);
      }
      var event = new Draft();
      event.read(json);
      return json.nextToken() == null ? event.made() : malformed(Why.NOT_JSON);
    } catch (StreamConstraintsException e) {
      return malformed(
          String.valueOf(e.getMessage()).contains("depth") ? Why.TOO_DEEP : Why.TOO_LONG);
    } catch (JacksonException _) {
      return malformed(isUtf8(bytes, from, length) ? Why.NOT_JSON : Why.NOT_UTF_8);
    }
  }

  private static JetstreamEvent malformed(Why why) {
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
  private static @Nullable String text(JsonParser json, int lengthMax) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      var text = json.getString();
      return text.length() <= lengthMax ? text : null;
    }
    json.skipChildren();
    return null;
  }

  /// Whether the value is an object, whose names come next. Whatever else it is, it is passed.
  private static boolean isObject(JsonParser json) {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  private static boolean isArray(JsonParser json) {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  /// The next name of an object, with its value under the parser; null at its end.
  private static @Nullable String name(JsonParser json) {
    var name = json.nextName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }

  /// An event being read.
  private static final class Draft {
    private @Nullable String did;
    private long micros = -1;
    private @Nullable String kind;
    private boolean commit;
    private @Nullable String operation;
    private @Nullable String collection;
    private @Nullable String key;
    private @Nullable String handle;
    private @Nullable Boolean active;
    private @Nullable String status;
    private @Nullable String text;
    private @Nullable String createdAt;
    private @Nullable String parent;
    private @Nullable String quote;
    private final List<String> tags = new ArrayList<>(0);
    private final List<String> langs = new ArrayList<>(1);

    void read(JsonParser json) {
      for (var name = name(json); name != null; name = name(json)) {
        switch (name) {
          case "did" -> did = text(json, DID_LENGTH_MAX);
          case "time_us" -> micros = number(json);
          case "kind" -> kind = text(json, TIME_LENGTH_MAX);
          case "commit" -> commit(json);
          case "identity" -> identity(json);
          case "account" -> account(json);
          default -> json.skipChildren();
        }
      }
    }

    private static long number(JsonParser json) {
      if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getStringLength() <= 18) {
        return json.getLongValue();
      }
      json.skipChildren();
      return -1;
    }

    private void commit(JsonParser json) {
      if (!isObject(json)) {
        return;
      }
      commit = true;
      for (var name = name(json); name != null; name = name(json)) {
        switch (name) {
          case "operation" -> operation = text(json, KEY_LENGTH_MAX);
          case "collection" -> collection = text(json, URI_LENGTH_MAX);
          case "rkey" -> key = text(json, KEY_LENGTH_MAX);
          case "record" -> record(json);
          default -> json.skipChildren();
        }
      }
    }

    private void record(JsonParser json) {
      if (!isObject(json)) {
        return;
      }
      for (var name = name(json); name != null; name = name(json)) {
        switch (name) {
          case "text" -> text = text(json, BlueskyConfig.EVENT_MAX);
          case "createdAt" -> createdAt = text(json, TIME_LENGTH_MAX);
          case "tags" -> words(json, tags, TAGS_MAX, TAG_LENGTH_MAX);
          case "langs" -> words(json, langs, LANGS_MAX, LANG_LENGTH_MAX);
          case "reply" -> parent = uriOf(json, "parent");
          case "facets" -> facets(json);
          case "embed" -> quote = quoted(json);
          default -> json.skipChildren();
        }
      }
    }

    private static void words(JsonParser json, List<String> into, int max, int lengthMax) {
      if (!isArray(json)) {
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        var word = text(json, lengthMax);
        if (word != null && into.size() < max) {
          into.add(word);
        }
      }
    }

    /// The URI in the object of that name.
    private static @Nullable String uriOf(JsonParser json, String wanted) {
      String uri = null;
      if (isObject(json)) {
        for (var name = name(json); name != null; name = name(json)) {
          if (name.equals(wanted)) {
            uri = uri(json);
          } else {
            json.skipChildren();
          }
        }
      }
      return uri;
    }

    private static @Nullable String uri(JsonParser json) {
      String uri = null;
      if (isObject(json)) {
        for (var name = name(json); name != null; name = name(json)) {
          if (name.equals("uri")) {
            uri = text(json, URI_LENGTH_MAX);
          } else {
            json.skipChildren();
          }
        }
      }
      return uri;
    }

    /// A quote stands in `record`, with pictures beside it in `record.record`.
    private static @Nullable String quoted(JsonParser json) {
      String uri = null;
      if (isObject(json)) {
        for (var name = name(json); name != null; name = name(json)) {
          if (!name.equals("record") || !isObject(json)) {
            json.skipChildren();
            continue;
          }
          for (var inner = name(json); inner != null; inner = name(json)) {
            switch (inner) {
              case "uri" -> uri = text(json, URI_LENGTH_MAX);
              case "record" -> uri = uri(json);
              default -> json.skipChildren();
            }
          }
        }
      }
      return uri;
    }

    private void facets(JsonParser json) {
      if (!isArray(json)) {
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (!isObject(json)) {
          continue;
        }
        for (var name = name(json); name != null; name = name(json)) {
          if (name.equals("features") && isArray(json)) {
            features(json);
          } else {
            json.skipChildren();
          }
        }
      }
    }

    private void features(JsonParser json) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (!isObject(json)) {
          continue;
        }
        for (var name = name(json); name != null; name = name(json)) {
          var tag = name.equals("tag") ? text(json, TAG_LENGTH_MAX) : null;
          if (tag != null && tags.size() < TAGS_MAX) {
            tags.add(tag);
          }
          json.skipChildren();
        }
      }
    }

    private void identity(JsonParser json) {
      if (isObject(json)) {
        for (var name = name(json); name != null; name = name(json)) {
          if (name.equals("handle")) {
            handle = text(json, URI_LENGTH_MAX);
          } else {
            json.skipChildren();
          }
        }
      }
    }

    private void account(JsonParser json) {
      if (!isObject(json)) {
        return;
      }
      for (var name = name(json); name != null; name = name(json)) {
        switch (name) {
          case "active" ->
              active =
                  switch (json.currentToken()) {
                    case VALUE_TRUE -> Boolean.TRUE;
                    case VALUE_FALSE -> Boolean.FALSE;
                    case null, default -> null;
                  };
          case "status" -> status = text(json, LANG_LENGTH_MAX);
          default -> {}
        }
        json.skipChildren();
      }
    }

    JetstreamEvent made() {
      var who = did;
      if (kind == null) {
        return malformed(Why.UNKNOWN_KIND);
      }
      if (who == null || !isDid(who)) {
        return malformed(Why.NO_PERSON);
      }
      if (micros < Position.MICROS_MIN) {
        return malformed(Why.NO_TIME);
      }
      return switch (kind) {
        case "commit" -> committed(who);
        case "identity" ->
            handle == null
                ? new JetstreamEvent.Other(who, micros)
                : new JetstreamEvent.Named(who, micros, handle);
        case "account" ->
            Boolean.FALSE.equals(active)
                ? new JetstreamEvent.Gone(who, micros, status == null ? "" : status)
                : new JetstreamEvent.Other(who, micros);
        default -> malformed(Why.UNKNOWN_KIND);
      };
    }

    private JetstreamEvent committed(String who) {
      if (!commit || operation == null || collection == null) {
        return malformed(Why.NO_POST);
      }
      if (!collection.equals(POSTS)) {
        return new JetstreamEvent.Other(who, micros);
      }
      if (key == null || !isKey(key)) {
        return malformed(Why.NO_POST);
      }
      return switch (operation) {
        case "create" ->
            text == null
                ? malformed(Why.NO_POST)
                : new JetstreamEvent.Post(
                    who, micros, key, text, tags, langs, parent, quote, createdAt);
        case "delete" -> new JetstreamEvent.Deleted(who, micros, key);
        default -> new JetstreamEvent.Other(who, micros);
      };
    }

    /// As in the specification of DIDs in atproto.
    private static boolean isDid(String text) {
      return text.length() > 8
          && text.startsWith("did:")
          && text.indexOf(':', 4) > 4
          && text.chars().allMatch(Draft::isPlain);
    }

    private static boolean isKey(String text) {
      return !text.isEmpty() && text.chars().allMatch(Draft::isPlain);
    }

    private static boolean isPlain(int c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || (c < 128 && "._:%-~".indexOf(c) >= 0);
    }
  }
}
