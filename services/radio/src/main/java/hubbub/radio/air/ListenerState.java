package hubbub.radio.air;

import java.time.Duration;

/// A listener as it is at one moment.
///
/// @param id counted from 1 since the start
/// @param program from `User-Agent`; empty where it says none
/// @param referrer the page that the player stands on; empty where it says none
/// @param connected for how long
/// @param late bytes that wait for it
public record ListenerState(
    long id, String address, String program, String referrer, Duration connected, long late) {}
