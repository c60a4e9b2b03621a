package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The outbox of one SQLite file. Only the writer's thread adds rows, so numbers are given in the
/// order of commits and no hearer can see a hole that will still be filled.
final class SqliteOutbox implements Outbox {
  private final SqliteDatabase database;
  private final Clock clock;
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();
  private final RecentRows recent = new RecentRows();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private volatile LongSupplier heardUpTo = () -> Long.MAX_VALUE;
  private volatile String producer;
  private volatile long[] heads;
  private long position;

  SqliteOutbox(SqliteDatabase database, Connection connection, Clock clock, long bytesMax)
      throws SQLException {
    this.database = database;
    this.clock = clock;
    this.bytesMax = bytesMax;
    var newest =
        text(connection, "SELECT id FROM producer ORDER BY since DESC, rowid DESC LIMIT 1");
    producer = newest == null ? begin(connection) : newest;
    heads = OutboxRows.heads(connection, producer);
    position = number(connection, "SELECT COALESCE(MAX(position), 0) FROM outbox");
    bytes.set(number(connection, "SELECT COALESCE(SUM(LENGTH(facts)), 0) FROM outbox"));
    recent.beginAt(position);
  }

  @Override
  public String producer() {
    return producer;
  }

  @Override
  public long[] heads() {
    return heads.clone();
  }

  @Override
  public long bytes() {
    return bytes.get();
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void heardUpTo(LongSupplier position) {
    heardUpTo = position;
  }

  @Override
  public boolean crowded() {
    return recent.crowdedAfter(heardUpTo.getAsLong());
  }

  /// @throws OutboxFull if nothing more may be told
  void checkRoom() {
    if (bytes.get() >= bytesMax) {
      throw new OutboxFull(
          database.name() + "'s outbox holds " + bytes.get() + " bytes that nobody has heard yet");
    }
  }

  /// Writes what a group told, one row per partition; on the writer's thread.
  List<Told> write(Connection connection, List<KeptFact> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<Told>();
    for (var part : Told.parts(told)) {
      var partition = part.row().partition();
      rows.add(part.at(position + rows.size() + 1, producer, heads[partition] + 1));
    }
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outbox (position, producer, part, number, facts) VALUES (?, ?, ?, ?,"
                + " ?)")) {
      for (var one : rows) {
        one.bind(insert);
        insert.executeUpdate();
      }
    }
    return rows;
  }

  /// Lets hearers see rows that were committed; on the writer's thread.
  void committed(List<Told> rows) {
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
  public List<Row> after(long position, int limit) {
    var rows = recent.after(position, limit);
    return rows != null
        ? rows
        : database.read(tx -> OutboxRows.after(tx.connection(), position, limit));
  }

  @Override
  public @Nullable List<Row> recent(long position, int limit) {
    return recent.after(position, limit);
  }

  @Override
  public long recentBegin() {
    return recent.begin();
  }

  @Override
  public long messagesBeforeRecent() {
    return recent.messagesBefore();
  }

  @Override
  public long end() {
    return recent.end();
  }

  @Override
  public long before(Map<Mark, Long> marks) {
    return database.read(tx -> OutboxRows.before(tx.connection(), marks));
  }

  @Override
  public void drop(long upTo) {
    bytes.addAndGet(-database.write(tx -> OutboxRows.drop(tx.connection(), upTo)));
  }

  @Override
  public void restored() {
    // On the writer's thread, like every other change of these fields.
    database.write(tx -> {
      producer = begin(tx.connection());
      heads = new long[PARTITIONS];
      return producer;
    });
  }

  private String begin(Connection connection) throws SQLException {
    var id = UUID.randomUUID().toString();
    try (var insert =
        connection.prepareStatement("INSERT INTO producer (id, since) VALUES (?, ?)")) {
      insert.setString(1, id);
      insert.setLong(2, clock.millis());
      insert.executeUpdate();
    }
    return id;
  }

  private static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public String toString() {
    return database.name() + " " + producer + " " + Arrays.toString(heads);
  }
}
