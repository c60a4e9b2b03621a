package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.GeneralFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept in one transaction.
///
/// @param started runs that begin
/// @param parts what came from each channel
/// @param room for each run with an end by count, how many messages it still takes
/// @param covers for each run with several channels, which they are; empty if nothing asks for it
/// @param runs how runs are now
/// @param legs how their channels are now
/// @param removed runs whose rows go
/// @param facts told last, in this order
/// @param idsBefore ids of messages that were sent before this, epoch milliseconds, may be
///   forgotten
public record Entry(
    List<Run> started,
    List<Part> parts,
    Map<String, Long> room,
    Map<String, Set<Channel>> covers,
    List<RunRow> runs,
    List<LegRow> legs,
    List<String> removed,
    List<GeneralFact> facts,
    long idsBefore) {

  /// What came from one channel, in order, and the runs that it counts for.
  public record Part(Channel channel, List<String> runIds, List<Item> items) {}

  /// How a run is now.
  public record RunRow(
      String id,
      Run.State state,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      long connectedMillis) {}

  /// How a run's channel is now; counts are added up by the ledger.
  public record LegRow(
      String runId,
      Channel channel,
      Run.State state,
      @Nullable String note,
      long connectedMillis,
      @Nullable Instant aliveUntil,
      @Nullable Instant connectedSince,
      @Nullable String position) {}
}
