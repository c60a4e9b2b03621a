package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kept: a channel was not connected from the last sign of life to the platform's confirmed return.
/// Told when the gap opens (`to` is null) and again with the same `id` when it closes.
public record GapSeen(
    String id,
    Channel channel,
    List<String> runIds,
    Instant from,
    @Nullable Instant to,
    String reason)
    implements ChannelFact {}
