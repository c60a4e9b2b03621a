package hubbub.contracts.archive;

import hubbub.contracts.GeneralFact;
import java.time.Instant;

/// Kept: a person does not want to be kept from now on (`out`), or has changed their mind.
public record PersonOptedOut(String platform, String authorId, boolean out, Instant at)
    implements GeneralFact {}
