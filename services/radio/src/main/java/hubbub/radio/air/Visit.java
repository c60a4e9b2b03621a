package hubbub.radio.air;

import java.time.Duration;
import java.time.Instant;

/// A listener's stay, from its first byte to its last.
///
/// @param channel at whose address it was, or whose sound it came to; empty where that is no
///   channel's
/// @param path as it asked; begins with a slash
/// @param program from `User-Agent`, as it came; empty where it says none
/// @param referrer the page that the player stands on, as it came; empty where it says none
/// @param lasted by now, for one that still listens
public record Visit(
    String channel,
    String path,
    String address,
    String program,
    String referrer,
    Instant began,
    Duration lasted) {}
