package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Kept: messages of a channel are gone on their platform; whoever keeps their text lets it go.
/// Totals stay.
///
/// @param messageId the one message; null where more than one is meant
/// @param authorId all of this person up to `at`; null with `messageId` null too means the whole
///   channel up to `at`
/// @param reason in words, e.g. `timed out for 600 s`
public record MessagesDeleted(
    Channel channel,
    @Nullable String messageId,
    @Nullable String authorId,
    Instant at,
    String reason)
    implements ChannelFact {}
