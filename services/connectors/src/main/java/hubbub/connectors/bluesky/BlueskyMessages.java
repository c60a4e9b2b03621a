package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Bluesky's posts as messages.
final class BlueskyMessages {
  private static final int NAME_LENGTH_MAX = 100;
  private static final Duration EARLIER_MAX = Duration.ofDays(1);
  private static final Duration LATER_MAX = Duration.ofMinutes(1);

  private BlueskyMessages() {}

  /// @param text what was said, fit to be kept
  /// @param name its author's, or their id
  static Message message(JetstreamEvent.Post post, String text, String name, Instant receivedAt) {
    var id = id(post.did(), post.key());
    var parent = post.parent();
    var details = new LinkedHashMap<String, String>();
    details.put("uri", id);
    var langs =
        post.langs().stream()
            .filter(lang -> lang.matches("[A-Za-z0-9-]+"))
            .collect(Collectors.joining(","));
    if (!langs.isEmpty()) {
      details.put("langs", langs);
    }
    if (post.quote() != null) {
      details.put("quote", Texts.clean(post.quote()));
    }
    return new Message(
        id,
        parent == null ? MessageKind.POST : MessageKind.REPLY,
        new Author(post.did(), name, Texts.first(name, NAME_LENGTH_MAX), null),
        text,
        sentAt(post, receivedAt),
        receivedAt,
        parent == null ? null : Texts.clean(parent),
        List.of(),
        List.of(),
        false,
        details);
  }

  /// A post's own id, wherever it is told.
  static String id(String did, String key) {
    return "at://" + did + "/" + Jetstream.POSTS + "/" + key;
  }

  /// What a post is known by: the time is its maker's, and a double has the same.
  static Item.Identity identity(String did, String key) {
    return new Item.Identity(id(did, key), Tid.millis(key));
  }

  static Instant at(long micros) {
    return Instant.ofEpochMilli(micros / 1_000);
  }

  /// When its author says, if that can be.
  private static Instant sentAt(JetstreamEvent.Post post, Instant receivedAt) {
    var seen = at(post.micros());
    if (seen.isAfter(receivedAt.plus(LATER_MAX))) {
      seen = receivedAt;
    }
    var said = post.createdAt();
    if (said == null) {
      return seen;
    }
    try {
      var at = OffsetDateTime.parse(said).toInstant();
      var fits = !at.isBefore(seen.minus(EARLIER_MAX)) && !at.isAfter(seen.plus(LATER_MAX));
      return fits ? Instant.ofEpochMilli(at.toEpochMilli()) : seen;
    } catch (DateTimeParseException _) {
      return seen;
    }
  }
}
