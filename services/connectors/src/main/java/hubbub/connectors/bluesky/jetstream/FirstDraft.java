package hubbub.connectors.bluesky.jetstream;

import static hubbub.connectors.bluesky.jetstream.JetstreamJson.isObject;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.name;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// An event of Jetstream's first version being read.
final class FirstDraft extends EventDraft {
  private long micros = -1;
  private @Nullable String kind;

  @Override
  public void read(JsonParser json) {
    for (var name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "did" -> person(json);
        case "time_us" -> micros = number(json);
        case "kind" -> kind = text(json, NAME_LENGTH_MAX);
        case "commit" -> commit(json);
        case "identity" -> identity(json);
        case "account" -> account(json);
        default -> json.skipChildren();
      }
    }
  }

  private void commit(JsonParser json) {
    if (isObject(json)) {
      for (var name = name(json); name != null; name = name(json)) {
        commit(json, name);
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

  @Override
  public JetstreamEvent made() {
    return made(kind, micros);
  }
}
