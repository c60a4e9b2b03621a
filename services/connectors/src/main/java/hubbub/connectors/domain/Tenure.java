package hubbub.connectors.domain;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The desk's hold on its channels: the lease, renewed by every commit and at least every two
/// seconds while there are runs.
final class Tenure {
  /// Well below how long a lease lasts.
  private static final long RENEW = TimeUnit.SECONDS.toNanos(2);

  private final Ledger ledger;
  private final Lease lease;
  private final Supplier<Moment> clock;
  private long renewedAt;

  Tenure(Ledger ledger, Lease lease, Supplier<Moment> clock) {
    this.ledger = ledger;
    this.lease = lease;
    this.clock = clock;
  }

  /// Keeps an entry. A desk without runs that was cleared away meanwhile begins again: nothing that
  /// it writes is about what others took over.
  ///
  /// @param idle whether the desk has no runs
  Ledger.Kept keep(Entry entry, boolean idle) {
    try {
      return keep(entry);
    } catch (DeskLost e) {
      if (!idle || !entry.runs().isEmpty() || !entry.parts().isEmpty()) {
        throw e;
      }
      lease.beginAgain();
      return keep(entry);
    }
  }

  private Ledger.Kept keep(Entry entry) {
    var kept = ledger.keep(entry);
    renewedAt = clock.get().nanos();
    return kept;
  }

  /// Renews the lease where that is due.
  ///
  /// @param idle whether the desk has no runs
  /// @return whether another process left something that can be taken over
  boolean tick(Moment now, boolean idle) {
    var due = now.nanos() - renewedAt >= RENEW;
    if (due && !idle) {
      lease.renew();
      renewedAt = now.nanos();
    }
    var left = lease.isSomethingLeft();
    if (due && idle && left) {
      // A desk that held nothing for long may have been cleared away.
      lease.beginAgain();
      renewedAt = now.nanos();
    }
    return left;
  }

  /// Whether a run that counts is live, or began after that one.
  boolean hearsForReal(String since) {
    return ledger.hearsForReal(since);
  }

  /// Makes sure that the desk is still ours, as far as can be known: where rows can be written but
  /// not told, it is.
  ///
  /// @throws DeskLost if another process took over
  void check() {
    try {
      lease.renew();
    } catch (LedgerAway _) {
      // Nobody else can take over while nothing can be written.
    }
  }

  /// Begins a new tenure after the last one was lost.
  ///
  /// @throws LedgerAway if it cannot yet
  void regain() {
    lease.beginAgain();
  }

  /// Another process may go on at once.
  void leave() {
    lease.leave();
  }
}
