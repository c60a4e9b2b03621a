package hubbub.connectors.bluesky.jetstream;

import static hubbub.connectors.bluesky.jetstream.JetstreamJson.isObject;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.malformed;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.name;
import static hubbub.connectors.bluesky.jetstream.JetstreamJson.text;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// An event of Jetstream's second version being read: the payload of a frame, whose kind stands
/// behind the `#` of its type.
final class SecondDraft extends EventDraft {
  private static final int TYPE_LENGTH_MAX = 200;

  private @Nullable String frame;
  private @Nullable String error;
  private @Nullable String type;
  private @Nullable String time;
  private @Nullable String witnessedAt;
  private @Nullable String notice;

  @Override
  public void read(JsonParser json) {
    for (var name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "$type" -> frame = text(json, NAME_LENGTH_MAX);
        case "payload" -> payload(json);
        case "error" -> error = text(json, NAME_LENGTH_MAX);
        default -> json.skipChildren();
      }
    }
  }

  private void payload(JsonParser json) {
    if (!isObject(json)) {
      return;
    }
    for (var name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "$type" -> type = text(json, TYPE_LENGTH_MAX);
        case "did" -> person(json);
        case "time" -> time = text(json, NAME_LENGTH_MAX);
        case "witnessedAt" -> witnessedAt = text(json, NAME_LENGTH_MAX);
        case "identity" -> identity(json);
        case "account" -> account(json);
        case "name" -> notice = text(json, NAME_LENGTH_MAX);
        default -> commit(json, name);
      }
    }
  }

  @Override
  public JetstreamEvent made() {
    if ("error".equals(frame)) {
      return new JetstreamEvent.Over(error == null ? "" : error);
    }
    if (!"message".equals(frame) || type == null) {
      return malformed(Why.UNKNOWN_KIND);
    }
    var kind = type.substring(type.indexOf('#') + 1);
    if (kind.equals("info")) {
      return new JetstreamEvent.Notice(notice == null ? "" : notice);
    }
    // What is asked for again goes by when the instance saw an event; the other time may be
    // changed.
    return made(kind, micros(witnessedAt == null ? time : witnessedAt));
  }

  private static long micros(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    try {
      var at = Instant.parse(text);
      return Math.addExact(
          Math.multiplyExact(at.getEpochSecond(), 1_000_000L),
          TimeUnit.NANOSECONDS.toMicros(at.getNano()));
    } catch (DateTimeParseException | ArithmeticException _) {
      return -1;
    }
  }
}
