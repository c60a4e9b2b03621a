package hubbub.chat.domain;

import java.time.Instant;

/// What a channel blocks.
///
/// @param hold whether lines with it wait for a moderator; else they are refused
/// @param by the login of whoever blocked it
public record Word(String id, String pattern, boolean regex, boolean hold, String by, Instant at) {}
