package hubbub.platform.json;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/// A message as the API shows it: in pages of the archive, in exports and on the live feed alike.
///
/// @param runIds the runs that cover it
/// @param deletedAt when its text was let go
/// @param mood null where the text says nothing
public record MessageJson(
    Channel channel,
    List<String> runIds,
    Message message,
    @Nullable Instant deletedAt,
    @Nullable Mood mood) {
  private static final double HUNDRED = 100;

  /// How a message feels.
  ///
  /// @param label `positive`, `neutral` or `negative`
  /// @param score in [-1, 1], two decimals
  public record Mood(String label, double score) {
    /// @param score with any number of decimals
    public static Mood of(String label, double score) {
      return new Mood(label, Math.round(score * HUNDRED) / HUNDRED);
    }
  }

  /// Writes it flat, field by field: lists of messages are what is asked for most.
  static final class Writer extends StdSerializer<MessageJson> {
    Writer() {
      super(MessageJson.class);
    }

    @Override
    public void serialize(MessageJson shown, JsonGenerator json, SerializationContext context) {
      var message = shown.message();
      json.writeStartObject();
      json.writeStringProperty("id", message.id());
      json.writeStringProperty("channel", shown.channel().toString());
      strings(json, "run_ids", shown.runIds());
      json.writeStringProperty("kind", message.kind().word());
      author(json, message.author());
      json.writeStringProperty("text", message.text());
      json.writeStringProperty("sent_at", Json.time(message.sentAt()));
      json.writeStringProperty("received_at", Json.time(message.receivedAt()));
      json.writeStringProperty("reply_to", message.replyTo());
      strings(json, "badges", message.badges());
      emotes(json, message);
      json.writeBooleanProperty("first", message.first());
      json.writeObjectPropertyStart("details");
      message.details().forEach(json::writeStringProperty);
      json.writeEndObject();
      var deletedAt = shown.deletedAt();
      json.writeStringProperty("deleted_at", deletedAt == null ? null : Json.time(deletedAt));
      mood(json, shown.mood());
      json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> strings) {
      json.writeArrayPropertyStart(name);
      strings.forEach(json::writeString);
      json.writeEndArray();
    }

    private static void author(JsonGenerator json, Author author) {
      json.writeObjectPropertyStart("author");
      json.writeStringProperty("id", author.id());
      json.writeStringProperty("login", author.login());
      json.writeStringProperty("name", author.name());
      json.writeStringProperty("color", author.color());
      json.writeEndObject();
    }

    private static void emotes(JsonGenerator json, Message message) {
      json.writeArrayPropertyStart("emotes");
      for (var emote : message.emotes()) {
        json.writeStartObject();
        json.writeStringProperty("id", emote.id());
        json.writeStringProperty("name", emote.name());
        json.writeNumberProperty("from", emote.from());
        json.writeNumberProperty("to", emote.to());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private static void mood(JsonGenerator json, @Nullable Mood mood) {
      if (mood == null) {
        json.writeNullProperty("mood");
        return;
      }
      json.writeObjectPropertyStart("mood");
      json.writeStringProperty("label", mood.label());
      json.writeNumberProperty("score", mood.score());
      json.writeEndObject();
    }
  }
}
