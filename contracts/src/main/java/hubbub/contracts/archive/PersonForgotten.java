package hubbub.contracts.archive;

import hubbub.contracts.GeneralFact;
import java.time.Instant;

/// Kept: everything that is held of a person up to `at` is to go: texts, names, figures of that
/// person. Totals stay.
public record PersonForgotten(String platform, String authorId, Instant at)
    implements GeneralFact {}
