package hubbub.radio.alarms;

import java.time.Instant;

/// An alarm that stands.
///
/// @param channel the name of the channel that the mount belongs to
/// @param since when it was raised
public record Raised(String channel, String mount, Alarm alarm, Instant since) {}
