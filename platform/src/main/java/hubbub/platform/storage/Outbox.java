package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The log of what a service told: rows in order, never changed, dropped when every hearer has
/// passed them.
public interface Outbox {
  /// Partitions for facts about channels; one more holds all other facts.
  int CHANNEL_PARTITIONS = 16;

  int PARTITIONS = CHANNEL_PARTITIONS + 1;

  /// The incarnation of this outbox: a random id, new when a backup was restored.
  String producer();

  /// The last number given in each partition by this producer, 0 where none was; index is the
  /// partition.
  long[] heads();

  /// Rows after `position` in the order of their commit, at most `limit`, and at most some
  /// megabytes.
  List<Row> after(long position, int limit);

  /// The same, as long as memory still has them; null where it does not. Never touches the disk.
  @Nullable List<Row> recent(long position, int limit);

  /// The position just before the oldest row that memory still has.
  long recentBegin();

  /// How many messages were in all rows up to [#recentBegin], since the process began.
  long messagesBeforeRecent();

  /// The position of the newest row, 0 where there never was one.
  long end();

  /// The position just before the first row that a hearer with these marks (partition to number, of
  /// `producer`) has not heard.
  long before(Map<Mark, Long> marks);

  /// How many rows after `position` earlier incarnations left.
  long formerAfter(long position);

  /// Lets this outbox ask for the position up to which everyone has heard. It asks often and from
  /// any thread: the answer must come at once.
  void heardUpTo(LongSupplier position);

  /// Whether somebody is so far behind that what is told now would be read back from the disk, at
  /// three times the cost. A source that can wait should wait then; one that cannot goes on.
  boolean crowded();

  /// Calls `listener` after every commit that told something, on the writer's thread: it must
  /// return at once.
  void onCommit(Runnable listener);

  /// Drops rows up to and including `position`; called when all hearers have passed them.
  void drop(long position);

  /// Begins a new incarnation because a hearer's mark is ahead: this database is a restored backup.
  /// Numbers begin at 1 again.
  void restored();

  /// Bytes of facts that are kept here now.
  long bytes();

  /// One commit's facts of one partition.
  ///
  /// @param position grows with every row of this outbox
  /// @param number counts 1, 2, 3 … in (producer, partition)
  /// @param unreadable what is stored, if this program cannot read it; then there are no facts
  record Row(
      long position,
      String producer,
      int partition,
      long number,
      List<KeptFact> facts,
      byte @Nullable [] unreadable) {
    public Row(long position, String producer, int partition, long number, List<KeptFact> facts) {
      this(position, producer, partition, number, facts, null);
    }

    public Mark mark() {
      return new Mark(producer, partition);
    }

    /// How many messages its facts carry.
    public long messageCount() {
      return facts.stream().mapToLong(KeptFact::messageCount).sum();
    }
  }

  /// Whose numbers are counted.
  record Mark(String producer, int partition) {}
}
