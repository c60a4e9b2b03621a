package hubbub.contracts.favourites;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a streamer: went live, a raid, a follower.
///
/// @param id of the event, the same however often it is told; at most 200 characters
/// @param kind what sort it is, in small letters with underscores: `live`, `offline`, `update`,
///   `raid`, `follow`, `subscription`, `gift`, `cheer`, `ban` …; `other` for what we have no word
///   for
/// @param type the platform's own word for it, e.g. `channel.follow`; `chat.subgift` where a chat
///   showed it
/// @param at when it happened, as its platform says; when it reached us where it does not say
/// @param text what happened, as a sentence for people, without markup; at most 500 characters
/// @param person who did it, as they are called there; null where nobody is named
/// @param details what only some kinds have, e.g. `title`, `category`, `viewers`, `bits`, `tier`;
///   at most 20 entries of at most 500 characters
/// @param sight who may know of it
/// @param test whether it was made up to try things out
public record Event(
    String id,
    String kind,
    String type,
    Instant at,
    String text,
    @Nullable String person,
    Map<String, String> details,
    Sight sight,
    boolean test) {
  public Event {
    details = Map.copyOf(details);
  }

  /// The same, known by another id.
  public Event withId(String other) {
    return new Event(other, kind, type, at, text, person, details, sight, test);
  }

  /// Who may know of an event. In JSON by its lower-case name.
  public enum Sight {
    /// Whoever looks at the channel there may see it, too.
    PUBLIC,
    /// Who runs the channel and who keeps order there: the platform tells moderators, too.
    MODERATORS,
    /// Who runs the channel, and nobody else: it was told on the strength of their rights.
    BROADCASTER
  }
}
