package hubbub.contracts.connectors;

/// An emote in a message's text.
///
/// @param from its first code point in the text
/// @param to its last code point, inclusive
public record Emote(String id, String name, int from, int to) {}
