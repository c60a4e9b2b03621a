package hubbub.connectors.bluesky.jetstream;

import static hubbub.connectors.bluesky.jetstream.JetstreamJson.isObject;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.malformed;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.name;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.text;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// An event being read: what both versions of Jetstream say alike of it.
abstract class EventDraft implements JetstreamJson.Draft {
  static final int NAME_LENGTH_MAX = 64;
  private static final int DID_LENGTH_MAX = 100;
  private static final int KEY_LENGTH_MAX = 60;
  private static final int URI_LENGTH_MAX = 200;
  private static final int STATUS_LENGTH_MAX = 20;

  private final PostDraft post = new PostDraft();
  private @Nullable String did;
  private @Nullable String operation;
  private @Nullable String collection;
  private @Nullable String key;
  private @Nullable String handle;
  private @Nullable Boolean active;
  private @Nullable String status;

  final void person(JsonParser json) {
    did = text(json, DID_LENGTH_MAX);
  }

  /// A field of a commit.
  final void commit(JsonParser json, String name) {
    switch (name) {
      case "operation" -> operation = text(json, KEY_LENGTH_MAX);
      case "collection" -> collection = text(json, URI_LENGTH_MAX);
      case "rkey" -> key = text(json, KEY_LENGTH_MAX);
      case "record" -> post.read(json);
      default -> json.skipChildren();
    }
  }

  final void identity(JsonParser json) {
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

  final void account(JsonParser json) {
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
        case "status" -> status = text(json, STATUS_LENGTH_MAX);
        default -> {}
      }
      json.skipChildren();
    }
  }

  /// The event.
  ///
  /// @param micros when the instance saw it; -1 if it doesn't say
  final JetstreamEvent made(@Nullable String kind, long micros) {
    var who = did;
    if (kind == null) {
      return malformed(Why.UNKNOWN_KIND);
    }
    if (who == null || !isDid(who)) {
      return malformed(Why.NO_PERSON);
    }
    if (micros < Jetstream.MICROS_MIN) {
      return malformed(Why.NO_TIME);
    }
    return switch (kind) {
      case "commit" -> committed(who, micros);
      case "identity" ->
          handle == null
              ? new JetstreamEvent.Other(who, micros)
              : new JetstreamEvent.Named(who, micros, handle);
      case "account" ->
          Boolean.FALSE.equals(active)
              ? new JetstreamEvent.Gone(who, micros, status == null ? "" : status)
              : new JetstreamEvent.Other(who, micros);
      case "sync" -> new JetstreamEvent.Other(who, micros);
      default -> malformed(Why.UNKNOWN_KIND);
    };
  }

  private JetstreamEvent committed(String who, long micros) {
    if (operation == null || collection == null) {
      return malformed(Why.NO_POST);
    }
    if (!collection.equals(Jetstream.POSTS)) {
      return new JetstreamEvent.Other(who, micros);
    }
    if (key == null || !isKey(key)) {
      return malformed(Why.NO_POST);
    }
    return switch (operation) {
      case "create" -> {
        var made = post.made(who, micros, key);
        yield made == null ? malformed(Why.NO_POST) : made;
      }
      case "delete" -> new JetstreamEvent.Deleted(who, micros, key);
      default -> new JetstreamEvent.Other(who, micros);
    };
  }

  /// As in the specification of DIDs in atproto.
  private static boolean isDid(String text) {
    return text.length() > 8
        && text.startsWith("did:")
        && text.indexOf(':', 4) > 4
        && text.chars().allMatch(EventDraft::isPlain);
  }

  private static boolean isKey(String text) {
    return !text.isEmpty() && text.chars().allMatch(EventDraft::isPlain);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c < 128 && "._:%-~".indexOf(c) >= 0);
  }
}
