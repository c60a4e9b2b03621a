package hubbub.radio.sound;

/// What a stream is cut into: a frame, a page, a cluster. Nothing of it is changed; pieces in a row
/// are the stream again, without what was damaged.
///
/// @param bytes as they came; nobody may change them
/// @param begins whether somebody may begin to listen here, with the stream's head before it where
///   it has one
/// @param micros how much sound it is, in microseconds; 0 where that is not known
public record Piece(byte[] bytes, boolean begins, long micros) {}
