package hubbub.contracts.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing one person said in a channel.
///
/// @param id the platform's own id; in a replay `run/loop/line`
/// @param text what was said, without control characters, at most 5,000 characters
/// @param sentAt when the platform says it was sent; in a replay as if live
/// @param receivedAt when it reached us: what counts, rates and series go by
/// @param replyTo the id of the message that this one answers
/// @param badges `set/version`, as on Twitch
/// @param first whether the platform marks it as its author's first message in the channel
/// @param details what only some kinds have, e.g. `system_text`, `bits`, `months`, `viewers`,
///   `msg_id`, and `source_room_id` where shared chat brought it from another channel; at most 20
///   entries
public record Message(
    String id,
    MessageKind kind,
    Author author,
    String text,
    Instant sentAt,
    Instant receivedAt,
    @Nullable String replyTo,
    List<String> badges,
    List<Emote> emotes,
    boolean first,
    Map<String, String> details) {}
