package hubbub.chat.domain;

import java.time.Instant;

/// What a moderator noted about somebody.
///
/// @param by the login of whoever noted it
public record Note(String id, String text, String by, Instant at) {}
