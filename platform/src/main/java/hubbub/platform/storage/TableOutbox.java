package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An outbox in a table whose newest rows are in memory, too. Who may write beside this process,
/// and where the next positions come from, depends on the database.
abstract class TableOutbox implements Outbox {
  private final Database database;
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();
  private final RecentRows recent = new RecentRows();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private volatile LongSupplier heardUpTo = () -> Long.MAX_VALUE;
  private volatile String producer = "";
  private volatile long[] heads = new long[PARTITIONS];

  /// The newest position that is known here.
  private volatile long position;

  TableOutbox(Database database, long bytesMax) {
    this.database = database;
    this.bytesMax = bytesMax;
  }

  /// Gives the next numbers for a producer that has given some already.
  final void produceAs(String id, long[] given) {
    producer = id;
    heads = given;
  }

  /// Goes on after a position that was reached without this process's memory.
  final void goOnAfter(long reached) {
    position = reached;
    recent.beginAt(reached);
  }

  /// So many bytes are kept now.
  final void keeps(long length) {
    bytes.set(length);
  }

  /// So many fewer bytes are kept now.
  final void freed(long length) {
    bytes.addAndGet(-length);
  }

  final boolean isFull() {
    return bytes.get() >= bytesMax;
  }

  final OutboxFull full() {
    return new OutboxFull(
        database.name() + "'s outbox holds " + bytes.get() + " bytes that nobody has heard yet");
  }

  /// The position after which the next rows come; on the writer's thread.
  ///
  /// @param rows how many there will be
  /// @param length of their facts in bytes
  abstract long takePositions(Connection connection, int rows, long length) throws SQLException;

  /// Writes what a group told; on the writer's thread.
  final List<Told> write(Connection connection, List<KeptFact> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    var parts = Told.parts(told);
    var length = parts.stream().mapToLong(part -> part.bytes().length).sum();
    var rows = number(parts, takePositions(connection, parts.size(), length));
    OutboxRows.insert(connection, rows);
    return rows;
  }

  private List<Told> number(List<Told> parts, long before) {
    var rows = new ArrayList<Told>();
    var given = heads.clone();
    for (var part : parts) {
      var partition = part.row().partition();
      rows.add(part.at(before + rows.size() + 1, producer, ++given[partition]));
    }
    return rows;
  }

  /// Lets hearers see rows that were committed; on the writer's thread.
  final void committed(List<Told> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var now = heads.clone();
    for (var one : rows) {
      now[one.row().partition()] = one.row().number();
      position = one.row().position();
      bytes.addAndGet(one.bytes().length);
      recent.add(one.row(), one.bytes().length);
    }
    heads = now;
    listeners.forEach(Runnable::run);
  }

  @Override
  public final String producer() {
    return producer;
  }

  @Override
  public final long[] heads() {
    return heads.clone();
  }

  @Override
  public final long bytes() {
    return bytes.get();
  }

  @Override
  public final void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public final void heardUpTo(LongSupplier position) {
    heardUpTo = position;
  }

  @Override
  public final boolean crowded() {
    return recent.crowdedAfter(heardUpTo.getAsLong());
  }

  @Override
  public List<Row> after(long position, int limit) {
    var rows = recent(position, limit);
    return rows != null ? rows : stored(position, limit);
  }

  /// The same from the table alone.
  final List<Row> stored(long position, int limit) {
    return database.read(tx -> OutboxRows.after(tx.connection(), position, limit));
  }

  @Override
  public final @Nullable List<Row> recent(long position, int limit) {
    return recent.after(position, limit);
  }

  @Override
  public final long recentBegin() {
    return recent.begin();
  }

  @Override
  public final long messagesBeforeRecent() {
    return recent.messagesBefore();
  }

  @Override
  public final long end() {
    return position;
  }

  @Override
  public final long before(Map<Mark, Long> marks) {
    return database.read(tx -> OutboxRows.before(tx.connection(), marks));
  }

  @Override
  public final long formerAfter(long position) {
    return database.read(tx -> OutboxRows.formerAfter(tx.connection(), position, producer));
  }

  @Override
  public final String toString() {
    return database.name() + " " + producer + " " + Arrays.toString(heads);
  }
}
