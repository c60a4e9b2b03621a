package hubbub.archive.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message as the log keeps it.
///
/// @param key its place in the log: grows with the time at which it was received, and no two
///   messages have the same
/// @param text as it was seen; empty once it was deleted
/// @param deletedAt when it was deleted on its platform or on request; its text is gone since
public record KeptMessage(
    long key,
    String id,
    Channel channel,
    List<String> runIds,
    MessageKind kind,
    Author author,
    String text,
    Instant sentAt,
    Instant receivedAt,
    @Nullable String replyTo,
    List<String> badges,
    List<Emote> emotes,
    boolean first,
    Map<String, String> details,
    @Nullable Instant deletedAt) {}
