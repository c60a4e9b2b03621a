package hubbub.platform.bus;

import org.jspecify.annotations.Nullable;

/// How far a hearer is.
///
/// @param hearer its name
/// @param producer the service whose outbox it reads
/// @param behind batches committed there that it has not heard
/// @param deadLetters batches that it could not digest
/// @param trouble what holds it up, in words for operators; null when all is well
public record HearerState(
    String hearer, String producer, long behind, long deadLetters, @Nullable String trouble) {}
