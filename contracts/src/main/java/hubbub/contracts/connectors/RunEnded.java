package hubbub.contracts.connectors;

import hubbub.contracts.GeneralFact;
import java.time.Instant;

/// Kept: a run is over; its data stay.
public record RunEnded(String runId, Instant at, String reason) implements GeneralFact {}
