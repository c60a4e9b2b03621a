package hubbub.contracts.connectors;

import hubbub.contracts.Channel;
import hubbub.contracts.GeneralFact;
import java.time.Instant;
import java.util.List;

/// Kept: how long a run has been connected, each second while it is live and once at its end.
/// Figures only grow, so the largest wins.
///
/// @param connectedMillis milliseconds with any channel of the run connected, from the monotonic
///   clock
/// @param channels the run's channels, each with its own figures
public record RunMeasured(String runId, Instant at, long connectedMillis, List<OfChannel> channels)
    implements GeneralFact {

  /// One channel's part.
  ///
  /// @param connectedMillis milliseconds that this channel was connected so far in the run
  /// @param stretches the unbroken stretches of connection that grew since the last fact: an equal
  ///   `from` means the same one
  public record OfChannel(Channel channel, long connectedMillis, List<Stretch> stretches) {}

  /// From `from` to `to` the channel was connected without a break.
  public record Stretch(Instant from, Instant to) {}
}
