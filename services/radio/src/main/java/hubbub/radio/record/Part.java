package hubbub.radio.record;

/// What is written of a piece.
///
/// @param begins whether one may begin to read here: nothing before it is needed, but a head
/// @param micros sound of the recording before it
/// @param rate how far granule positions count in a second; 0 where there are none
record Part(byte[] bytes, boolean begins, long micros, int rate) {}
