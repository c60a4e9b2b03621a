package hubbub.connectors.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where runs are kept, and facts are told.
public interface Ledger {
  /// Keeps an entry in one durable transaction, and tells its facts in the same.
  ///
  /// @throws DeskLost if another desk took over; nothing of it was kept
  /// @throws HeldElsewhere if another desk has a channel of a run that begins; nothing was kept
  /// @throws LedgerAway if it can't be kept now; then nothing of it was
  Kept keep(Entry entry);

  Optional<Run> find(String runId);

  /// Runs, newest first.
  ///
  /// @param state only those in this state, or `running` for all that haven't ended; null for all
  /// @param before only those with a smaller id
  List<Run> list(@Nullable String state, @Nullable String before, int limit);

  /// Whether a run that counts is live, in any process, or began after that one.
  ///
  /// @throws LedgerAway if that can't be known now
  boolean hearsForReal(String since);

  /// Whether this is the first start of the installation: says so once, to one process.
  ///
  /// @throws LedgerAway if that can't be kept now
  boolean isFirstStart();

  /// Which of the items' messages were new, by run and channel.
  record Kept(List<Count> counts, long duplicates) {}

  /// How many new messages a run got from a channel.
  record Count(String runId, hubbub.contracts.Channel channel, long messages) {}
}
