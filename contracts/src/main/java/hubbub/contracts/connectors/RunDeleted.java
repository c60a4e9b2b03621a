package hubbub.contracts.connectors;

import hubbub.contracts.GeneralFact;
import java.time.Instant;

/// Kept: the owner wants a run's data gone. Messages that another run covers, too, stay with that
/// one.
public record RunDeleted(String runId, Instant at) implements GeneralFact {}
