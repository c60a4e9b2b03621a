package hubbub.connectors.store;

import hubbub.connectors.domain.DeskLost;
import hubbub.connectors.domain.HeldElsewhere;
import hubbub.connectors.domain.Lease;
import hubbub.connectors.domain.LedgerAway;
import hubbub.connectors.domain.Run;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lease in SQL. A desk's row is locked by each of its transactions, so that whoever takes over
/// waits for the one under way, and finds the row young again or takes it away for good.
public final class SqlLease implements Lease {
  /// How long a desk may be silent before others take over; they look each second.
  static final long LASTING_MILLIS = 6_000;

  private final Database database;
  private final String place;
  private final long lastingMillis;
  private volatile String desk = "";

  /// @param place where the process keeps its files: two processes never have the same
  public SqlLease(Database database, String place) {
    this(database, place, LASTING_MILLIS);
  }

  SqlLease(Database database, String place, long lastingMillis) {
    this.database = database;
    this.place = place;
    this.lastingMillis = lastingMillis;
  }

  @Override
  public void begin() {
    write(transaction -> {
      update(transaction.connection(), "DELETE FROM desk WHERE place = ?", place);
      return open(transaction.connection());
    });
  }

  @Override
  public void beginAgain() {
    write(transaction -> open(transaction.connection()));
  }

  private boolean open(Connection connection) throws SQLException {
    desk = UUID.randomUUID().toString();
    update(
        connection,
        """
        INSERT INTO desk (id, place, until_at) SELECT ?, ?, millis + ? FROM database_clock
        """,
        desk,
        place,
        lastingMillis);
    return true;
  }

  @Override
  public List<Run> takeOver() {
    return write(transaction -> takeOver(transaction.connection()));
  }

  /// One desk at a time comes past the first statement, and sees all that the one before did.
  private List<Run> takeOver(Connection connection) throws SQLException {
    update(connection, "UPDATE taking_over SET times = times + 1 WHERE id = 1");
    check(connection);
    update(
        connection,
        "DELETE FROM desk WHERE until_at < (SELECT millis FROM database_clock) AND id <> ?",
        desk);
    var ids = new ArrayList<String>();
    try (var take =
        connection.prepareStatement(
            """
            UPDATE run SET desk = ? WHERE state IN ('connecting', 'live', 'waiting')
              AND (desk IS NULL OR desk NOT IN (SELECT id FROM desk))
            RETURNING id
            """)) {
      take.setString(1, desk);
      try (var rows = take.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    update(
        connection,
        """
        UPDATE held SET desk = ?, epoch = epoch + 1 WHERE desk NOT IN (SELECT id FROM desk)
        """,
        desk);
    update(
        connection,
        """
        INSERT INTO held (channel, desk, epoch)
        SELECT DISTINCT COALESCE(held_as, channel), run.desk, 1
        FROM run_channel JOIN run ON run.id = run_id
        WHERE run.desk = ? AND run.state <> 'ended' AND run_channel.state <> 'ended'
        ON CONFLICT (channel) DO NOTHING
        """,
        desk);
    forget(connection);
    var runs = new ArrayList<Run>();
    for (var id : ids.stream().sorted().toList()) {
      RunRows.find(connection, id).ifPresent(runs::add);
    }
    return List.copyOf(runs);
  }

  @Override
  public boolean isSomethingLeft() {
    try {
      return database.read(transaction -> {
        try (var select =
            transaction
                .connection()
                .prepareStatement(
                    """
                    SELECT 1 FROM run WHERE state IN ('connecting', 'live', 'waiting')
                      AND (desk IS NULL OR (desk <> ? AND desk NOT IN (
                        SELECT id FROM desk
                        WHERE until_at >= (SELECT millis FROM database_clock))))
                    LIMIT 1
                    """)) {
          select.setString(1, desk);
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        }
      });
    } catch (StorageUnreachable e) {
      throw new LedgerAway("the database does not answer", e);
    }
  }

  @Override
  public void renew() {
    write(transaction -> {
      check(transaction.connection());
      return true;
    });
  }

  @Override
  public void leave() {
    write(transaction -> update(transaction.connection(), "DELETE FROM desk WHERE id = ?", desk));
  }

  /// The beginning of every transaction that writes: locks this desk's row and makes it young.
  ///
  /// @throws DeskLost if there is none
  void check(Connection connection) throws SQLException {
    if (update(
            connection,
            "UPDATE desk SET until_at = (SELECT millis FROM database_clock) + ? WHERE id = ?",
            lastingMillis,
            desk)
        == 0) {
      throw new DeskLost();
    }
  }

  /// Takes the channels of a run that begins, or finds that another desk has one.
  void hold(Connection connection, Run run) throws SQLException {
    update(connection, "UPDATE run SET desk = ? WHERE id = ?", desk, run.id());
    var mine = new ArrayList<Run.OfChannel>();
    var free = new ArrayList<Run.OfChannel>();
    var theirs = new ArrayList<Run.OfChannel>();
    var holders = new HashSet<String>();
    for (var channel : run.channels()) {
      var holder = holder(connection, channel.heldAs());
      if (holder == null) {
        free.add(channel);
      } else if (holder.equals(desk)) {
        mine.add(channel);
      } else {
        theirs.add(channel);
        holders.add(holder);
      }
    }
    if (!theirs.isEmpty()) {
      if (!mine.isEmpty()) {
        throw HeldElsewhere.apart(theirs.getFirst().channel(), mine.getFirst().channel());
      }
      if (holders.size() > 1) {
        throw HeldElsewhere.apart(theirs.getFirst().channel(), theirs.getLast().channel());
      }
      throw new HeldElsewhere(theirs.getFirst().channel());
    }
    for (var channel : free) {
      update(
          connection,
          "INSERT INTO held (channel, desk, epoch) VALUES (?, ?, 1) ON CONFLICT (channel) DO"
              + " NOTHING",
          channel.heldAs(),
          desk);
      if (!desk.equals(holder(connection, channel.heldAs()))) {
        throw new HeldElsewhere(channel.channel());
      }
    }
  }

  private static @Nullable String holder(Connection connection, String name) throws SQLException {
    try (var select = connection.prepareStatement("SELECT desk FROM held WHERE channel = ?")) {
      select.setString(1, name);
      try (var rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /// Lets channels go that no run of this desk covers any more.
  void forget(Connection connection) throws SQLException {
    update(
        connection,
        """
        DELETE FROM held WHERE desk = ? AND channel NOT IN (
          SELECT COALESCE(held_as, channel) FROM run_channel JOIN run ON run.id = run_id
          WHERE run.desk = ? AND run.state <> 'ended')
        """,
        desk,
        desk);
  }

  private <T extends @Nullable Object> T write(Work<T> work) {
    try {
      return database.write(work);
    } catch (StorageFull e) {
      throw new LedgerAway("the disk is full", e);
    } catch (StorageUnreachable e) {
      throw new LedgerAway("the database does not answer", e);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
