package hubbub.radio.air;

import java.time.Duration;

/// What live sound is held to.
///
/// @param sources on air at once
/// @param listeners in all
/// @param listenersPerMount on one mount
/// @param listenersPerAddress from one address
/// @param sourceTimeout without a byte, after which a source counts as gone
/// @param stallTime for a listener that takes nothing, after which it is closed
/// @param burst bytes that a listener gets at once
/// @param silence for how long listeners are held when a source ends and nothing stands in
/// @param takeOver whether a source takes the place of one that is there by the same key
public record Bounds(
    int sources,
    int listeners,
    int listenersPerMount,
    int listenersPerAddress,
    Duration sourceTimeout,
    Duration stallTime,
    int burst,
    Duration silence,
    boolean takeOver) {}
