package hubbub.connectors.domain;

import java.time.Duration;

/// The desk's bounds.
///
/// @param gather how long messages are gathered for a commit
/// @param batchMax how many are
/// @param trayMax messages that wait for the desk; then sources are held back
/// @param hold how long messages are held when nothing can be kept
/// @param idsKept how long ids of messages are known
/// @param runsMax runs at once
/// @param channelsPerRunMax channels of one run
/// @param channelsMax channels at once, of platforms
/// @param nameLengthMax characters of a run's name
public record Bounds(
    Duration gather,
    int batchMax,
    int trayMax,
    Duration hold,
    Duration idsKept,
    int runsMax,
    int channelsPerRunMax,
    int channelsMax,
    int nameLengthMax) {}
