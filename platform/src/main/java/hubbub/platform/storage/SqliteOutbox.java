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
  private static final long READ_BYTES_MAX = 8L << 20;

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
    heads = heads(connection);
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
  List<Encoded> write(Connection connection, List<KeptFact> told) throws SQLException {
    if (told.isEmpty()) {
      return List.of();
    }
    var rows = encode(told);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outbox (position, producer, part, number, facts) VALUES (?, ?, ?, ?, ?)")) {
      for (var encoded : rows) {
        insert.setLong(1, encoded.row.position());
        insert.setString(2, encoded.row.producer());
        insert.setInt(3, encoded.row.partition());
        insert.setLong(4, encoded.row.number());
        insert.setBytes(5, encoded.bytes);
        insert.executeUpdate();
      }
    }
    return rows;
  }

  private List<Encoded> encode(List<KeptFact> told) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<KeptFact>[] parts = new List[PARTITIONS];
    for (var fact : told) {
      var part = Partitions.of(fact);
      if (parts[part] == null) {
        parts[part] = new ArrayList<>();
      }
      parts[part].add(fact);
    }
    var rows = new ArrayList<Encoded>();
    var next = position;
    for (var part = 0; part < PARTITIONS; part++) {
      if (parts[part] != null) {
        var facts = List.copyOf(parts[part]);
        var row = new Row(++next, producer, part, heads[part] + 1, facts);
        rows.add(new Encoded(row, FactJson.write(facts)));
      }
    }
    return rows;
  }

  /// Lets hearers see rows that were committed; on the writer's thread.
  void committed(List<Encoded> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var now = heads.clone();
    for (var encoded : rows) {
      now[encoded.row.partition()] = encoded.row.number();
      position = encoded.row.position();
      bytes.addAndGet(encoded.bytes.length);
      recent.add(encoded.row, encoded.bytes.length);
    }
    heads = now;
    listeners.forEach(Runnable::run);
  }

  @Override
  public List<Row> after(long position, int limit) {
    var rows = recent.after(position, limit);
    return rows != null ? rows : database.read(tx -> stored(tx.connection(), position, limit));
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

  private static List<Row> stored(Connection connection, long position, int limit)
      throws SQLException {
    var rows = new ArrayList<Row>();
    try (var select =
        connection.prepareStatement(
            "SELECT position, producer, part, number, facts FROM outbox"
                + " WHERE position > ? ORDER BY position LIMIT ?")) {
      select.setLong(1, position);
      select.setInt(2, limit);
      var length = 0L;
      try (var row = select.executeQuery()) {
        while (length < READ_BYTES_MAX && row.next()) {
          var facts = row.getBytes(5);
          length += facts.length;
          rows.add(
              new Row(
                  row.getLong(1),
                  row.getString(2),
                  row.getInt(3),
                  row.getLong(4),
                  FactJson.read(facts)));
        }
      }
    }
    return rows;
  }

  @Override
  public long before(Map<Mark, Long> marks) {
    return database.read(tx -> {
      try (var select =
              tx.connection()
                  .prepareStatement(
                      "SELECT position, producer, part, number FROM outbox ORDER BY position");
          var row = select.executeQuery()) {
        var heard = 0L;
        while (row.next()) {
          var mark = marks.get(new Mark(row.getString(2), row.getInt(3)));
          if (mark == null || row.getLong(4) > mark) {
            return row.getLong(1) - 1;
          }
          heard = row.getLong(1);
        }
        return heard;
      }
    });
  }

  @Override
  public void drop(long upTo) {
    var freed =
        database.write(tx -> {
          var connection = tx.connection();
          remember(connection, upTo);
          var length =
              number(
                  connection,
                  "SELECT COALESCE(SUM(LENGTH(facts)), 0) FROM outbox WHERE position <= " + upTo);
          update(connection, "DELETE FROM outbox WHERE position <= " + upTo);
          return length;
        });
    bytes.addAndGet(-freed);
  }

  /// The numbers of dropped rows stay known, so that the next ones go on from there.
  private static void remember(Connection connection, long upTo) throws SQLException {
    update(
        connection,
        "INSERT INTO outbox_dropped (producer, part, number)"
            + " SELECT producer, part, MAX(number) FROM outbox WHERE position <= "
            + upTo
            + " GROUP BY producer, part"
            + " ON CONFLICT (producer, part) DO UPDATE SET number = excluded.number");
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

  private long[] heads(Connection connection) throws SQLException {
    var found = new long[PARTITIONS];
    try (var select =
        connection.prepareStatement(
            "SELECT part, MAX(number) FROM (SELECT producer, part, number FROM outbox"
                + " UNION ALL SELECT producer, part, number FROM outbox_dropped) AS given"
                + " WHERE producer = ? GROUP BY part")) {
      select.setString(1, producer);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found[row.getInt(1)] = row.getLong(2);
        }
      }
    }
    return found;
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

  private static void update(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public String toString() {
    return database.name() + " " + producer + " " + Arrays.toString(heads);
  }

  /// A row and how it is stored.
  record Encoded(Row row, byte[] bytes) {}
}
