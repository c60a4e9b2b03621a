package hubbub.statistics.domain;

/// A channel under one set of runs, as far as a question is about it.
///
/// @param first second of the first message; no sense where there are none
/// @param last second of the last message
public record Cover(long id, long channel, long messages, long first, long last) {}
