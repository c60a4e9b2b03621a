package hubbub.chat.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a moderator did.
///
/// @param by their login
/// @param deed what it took
/// @param personId whom it was about, if somebody
/// @param login of that person
/// @param detail in words
public record LogEntry(
    String id,
    Instant at,
    String by,
    Deed deed,
    @Nullable String personId,
    @Nullable String login,
    String detail) {}
