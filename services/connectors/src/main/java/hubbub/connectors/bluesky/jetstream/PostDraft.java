package hubbub.connectors.bluesky.jetstream;

import static hubbub.connectors.bluesky.jetstream.JetstreamJson.isArray;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.isObject;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.name;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The record of a post being read, as its author's client wrote it.
final class PostDraft {
  private static final int URI_LENGTH_MAX = 200;
  private static final int TIME_LENGTH_MAX = 64;
  private static final int TAGS_MAX = 50;
  private static final int TAG_LENGTH_MAX = 640;
  private static final int LANGS_MAX = 5;
  private static final int LANG_LENGTH_MAX = 20;

  private final List<String> tags = new ArrayList<>(0);
  private final List<String> langs = new ArrayList<>(1);
  private @Nullable String text;
  private @Nullable String createdAt;
  private @Nullable String parent;
  private @Nullable String quote;

  void read(JsonParser json) {
    if (!isObject(json)) {
      return;
    }
    for (var name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "text" -> text = text(json, Jetstream.EVENT_MAX);
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

  /// The post; null if it has no text.
  JetstreamEvent.@Nullable Post made(String did, long micros, String key) {
    return text == null
        ? null
        : new JetstreamEvent.Post(did, micros, key, text, tags, langs, parent, quote, createdAt);
  }
}
