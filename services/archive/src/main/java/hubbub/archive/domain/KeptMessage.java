package hubbub.archive.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as the log keeps it.
///
/// @param key its place in the log: grows with the time at which it was received, and no two
///   messages have the same
/// @param runIds the runs that cover it and are still there
/// @param message as it was seen; without text, badges and the like once it was deleted
/// @param deletedAt when it was deleted on its platform or on request; its text is gone since
public record KeptMessage(
    long key, Channel channel, List<String> runIds, Message message, @Nullable Instant deletedAt) {}
