package hubbub.platform.storage;

import hubbub.platform.storage.Outbox.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An outbox as a relay to a broker needs it. Several processes may tell into one, and their
/// commits do not become visible in the order of their positions; so rows get their numbers when
/// they are sent, by the one relay that has the turn.
public interface RelayedOutbox {
  /// Takes the turn to send, if no relay of any process has it. Whoever loses its connection to the
  /// database loses the turn.
  ///
  /// Every turn begins a new incarnation (a producer's id that was never used before, greater than
  /// all earlier ones as text), so that numbers never collide with what was heard before, whatever
  /// backup this database was restored from.
  Optional<Turn> turn();

  /// Rows that were sent once and are still here, of one producer's partition from `number` on, in
  /// order, at most `limit` and at most some megabytes. Needs no turn.
  List<Parcel> sent(Mark mark, long number, int limit);

  /// The last number that was given in each producer's partition that still has a sent row here.
  Map<Mark, Long> heads();

  /// Calls `listener` after commits of this process that told something, and whenever those of
  /// others are noticed; it must return at once.
  void onCommit(Runnable listener);

  /// Bytes of facts that the broker has not confirmed. Only these count for the outbox's bound.
  long bytes();

  /// The turn to send, for as long as it lives. Used by one thread.
  interface Turn extends AutoCloseable {
    /// The next rows to send, at most `limit` and at most some megabytes; each row once in a turn.
    /// First those that an earlier turn numbered and nobody confirmed, by producer as they began
    /// and position; then new ones, which get the next numbers of this turn's producer in their
    /// partition, in the order of their positions as far as they are visible now. The numbers are
    /// durable when this returns.
    ///
    /// @throws StorageUnreachable if the turn was lost, or the database is away
    List<Parcel> next(int limit);

    /// The broker has these for good. They may still be asked for by [RelayedOutbox#sent], for some
    /// minutes and megabytes, so that a hole can be filled.
    ///
    /// @throws StorageUnreachable if the turn was lost, or the database is away
    void confirmed(List<Parcel> parcels);

    /// Lets others have the turn; never throws.
    @Override
    void close();
  }

  /// A row as it travels.
  ///
  /// @param position of the row; unique in its outbox
  /// @param number counts 1, 2, 3 … in (producer, partition)
  /// @param facts as [FactJson] writes them
  record Parcel(long position, Mark mark, long number, byte[] facts) {}
}
