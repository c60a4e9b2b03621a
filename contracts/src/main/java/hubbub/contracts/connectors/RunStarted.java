package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.GeneralFact;
import java.time.Instant;
import java.util.List;

/// Kept: somebody began to listen.
///
/// @param counted false for the rehearsal, which counts nowhere
public record RunStarted(
    String runId, String name, Instant at, List<Channel> channels, boolean counted)
    implements GeneralFact {}
