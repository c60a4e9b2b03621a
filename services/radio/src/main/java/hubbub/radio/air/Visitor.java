package hubbub.radio.air;

/// What somebody who listens says of themselves.
///
/// @param titled whether they want titles between the bytes of sound
public record Visitor(String address, String program, String referrer, boolean titled) {}
