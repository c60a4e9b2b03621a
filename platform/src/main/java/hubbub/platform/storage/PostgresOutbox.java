package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The outbox of one PostgreSQL schema. Several processes may add rows; each does while it holds
/// the schema's write lock, so numbers are given in the order of commits and no hearer can see a
/// hole that will still be filled.
///
/// What this process gave last is remembered, and asked again when another one has written since.
final class PostgresOutbox implements Outbox {
  private static final int ID_TIME = 12;

  private final Database database;
  private final Clock clock;
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();
  private final RecentRows recent = new RecentRows();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private volatile String producer = "";
  private volatile long[] heads = new long[PARTITIONS];

  private volatile LongSupplier heardUpTo = () -> Long.MAX_VALUE;

  /// The newest position that is known here.
  private volatile long position;

  PostgresOutbox(Database database, Clock clock, long bytesMax) {
    this.database = database;
    this.clock = clock;
    this.bytesMax = bytesMax;
  }

  /// Reads where it stands. Every start begins a new incarnation, so that a restored backup never
  /// gives a number again.
  void begin() {
    restored();
    recent.beginAt(position);
  }

  private void load(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement("SELECT producer, position, bytes FROM outbox_state");
        var row = select.executeQuery()) {
      if (row.next()) {
        producer = row.getString(1);
        position = row.getLong(2);
        bytes.set(row.getLong(3));
      }
    }
    heads = OutboxRows.heads(connection, producer);
  }

  private void beginProducer(Connection connection) throws SQLException {
    var id = newId(connection);
    try (var insert =
        connection.prepareStatement("INSERT INTO producer (id, since) VALUES (?, ?)")) {
      insert.setString(1, id);
      insert.setLong(2, clock.millis());
      insert.executeUpdate();
    }
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO outbox_state (one, producer, position, bytes) VALUES (1, ?, 0, 0)
            ON CONFLICT (one) DO UPDATE SET producer = excluded.producer
            """)) {
      upsert.setString(1, id);
      upsert.executeUpdate();
    }
  }

  /// Greater as a text than all before it, whatever the clock says.
  private String newId(Connection connection) throws SQLException {
    var last = 0L;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT MAX(id) FROM producer")) {
      var newest = row.next() ? row.getString(1) : null;
      if (newest != null) {
        last = Long.parseLong(newest, 0, ID_TIME, 16);
      }
    }
    var random = UUID.randomUUID().toString().substring(0, 13);
    return "%012x-%s".formatted(Math.max(clock.millis(), last + 1), random);
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

  /// Epoch milliseconds.
  long now() {
    return clock.millis();
  }

  /// So many bytes wait now.
  void left(long length) {
    bytes.set(length);
  }

  /// @throws OutboxFull if nothing more may be told
  void checkRoom(Connection connection) {
    if (bytes.get() < bytesMax) {
      return;
    }
    // Another process may have dropped some.
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT bytes FROM outbox_state")) {
      bytes.set(row.next() ? row.getLong(1) : 0);
    } catch (SQLException e) {
      throw PostgresTrouble.of(e);
    }
    if (bytes.get() >= bytesMax) {
      throw new OutboxFull(
          database.name() + "'s outbox holds " + bytes.get() + " bytes that nobody has heard yet");
    }
  }

  /// Writes what a group told, one row per partition; on the writer's thread, which has the lock.
  List<Told> write(Connection connection, List<KeptFact> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    var parts = Told.parts(told);
    var length = parts.stream().mapToLong(part -> part.bytes().length).sum();
    var end = advance(connection, parts.size(), length);
    var rows = number(parts, end - parts.size());
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outbox (position, producer, part, number, facts) VALUES (?, ?, ?, ?,"
                + " ?)")) {
      for (var one : rows) {
        one.bind(insert);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return rows;
  }

  private List<Told> number(List<Told> parts, long before) {
    var rows = new ArrayList<Told>();
    for (var part : parts) {
      var partition = part.row().partition();
      rows.add(part.at(before + rows.size() + 1, producer, heads[partition] + 1));
    }
    return rows;
  }

  /// Takes the next positions, and learns what other processes did since the last time.
  ///
  /// @return the last of them
  private long advance(Connection connection, int rows, long length) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE outbox_state SET position = position + ?, bytes = bytes + ?
            RETURNING producer, position
            """)) {
      update.setInt(1, rows);
      update.setLong(2, length);
      try (var row = update.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the outbox has lost its state");
        }
        var now = row.getString(1);
        var end = row.getLong(2);
        if (end - rows < position) {
          throw new StorageUnreachable("the database is an older one than it was; start again");
        }
        if (!now.equals(producer) || end - rows != position) {
          producer = now;
          heads = OutboxRows.heads(connection, now);
          position = end - rows;
          recent.beginAt(position);
        }
        return end;
      }
    }
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

  /// Memory knows what this process told; what others did is in the table.
  @Override
  public List<Row> after(long position, int limit) {
    var rows = recent.after(position, limit);
    return rows != null && !rows.isEmpty()
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
    return position;
  }

  @Override
  public long before(Map<Mark, Long> marks) {
    return database.read(tx -> OutboxRows.before(tx.connection(), marks));
  }

  @Override
  public void drop(long upTo) {
    var left =
        database.write(tx -> {
          var freed = OutboxRows.drop(tx.connection(), upTo);
          return tx.handle()
              .createQuery("UPDATE outbox_state SET bytes = bytes - :freed RETURNING bytes")
              .bind("freed", freed)
              .mapTo(Long.class)
              .one();
        });
    bytes.set(left);
  }

  @Override
  public void restored() {
    database.write(tx -> {
      beginProducer(tx.connection());
      load(tx.connection());
      return null;
    });
  }

  @Override
  public String toString() {
    return database.name() + " " + producer;
  }
}
