package hubbub.favourites.events;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// One message of EventSub, by whichever way it came.
///
/// @param type of the subscription, e.g. `channel.follow`
/// @param version of the subscription, e.g. `2`; empty where it is not known
/// @param condition of the subscription
/// @param event as Twitch wrote it; an array (`events`) for types that come in batches
/// @param messageId the same however often Twitch repeats the message
/// @param at when Twitch sent it
public record Notification(
    String type,
    String version,
    JsonNode condition,
    JsonNode event,
    String messageId,
    Instant at) {}
