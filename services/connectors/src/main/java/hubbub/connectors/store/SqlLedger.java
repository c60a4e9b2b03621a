package hubbub.connectors.store;

import hubbub.connectors.domain.Allotment;
import hubbub.connectors.domain.Entry;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.LedgerAway;
import hubbub.connectors.domain.Run;
import hubbub.contracts.connectors.GapSeen;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Transaction;
import hubbub.platform.storage.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger in SQL. Writing is plain JDBC: every message passes here.
public final class SqlLedger implements Ledger {
  private final Database database;
  private final SqlLease lease;

  /// @param lease what gives the right to write
  public SqlLedger(Database database, SqlLease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public Kept keep(Entry entry) {
    return write(transaction -> keep(entry, transaction));
  }

  @Override
  public Optional<Run> find(String runId) {
    return database.read(transaction -> RunRows.find(transaction.connection(), runId));
  }

  @Override
  public List<Run> list(@Nullable String state, @Nullable String before, int limit) {
    return database.read(
        transaction -> RunRows.list(transaction.connection(), state, before, limit));
  }

  @Override
  public boolean hearsForReal(String since) {
    return isThere(
        """
        SELECT 1 FROM run WHERE counted = 1
          AND (id > ? OR state IN ('connecting', 'live', 'waiting')) LIMIT 1
        """,
        since);
  }

  @Override
  public boolean isFirstStart() {
    return isThere("SELECT 1 FROM rehearsal WHERE due = 1")
        && write(transaction -> {
          try (var taken =
              transaction
                  .connection()
                  .prepareStatement("UPDATE rehearsal SET due = 0 WHERE due = 1")) {
            return taken.executeUpdate() == 1;
          }
        });
  }

  private boolean isThere(String sql, String... values) {
    try {
      return database.read(transaction -> {
        try (var select = transaction.connection().prepareStatement(sql)) {
          for (var i = 0; i < values.length; i++) {
            select.setString(i + 1, values[i]);
          }
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        }
      });
    } catch (StorageUnreachable e) {
      throw new LedgerAway("the database does not answer", e);
    }
  }

  private <T> T write(Work<T> work) {
    try {
      return database.write(work);
    } catch (StorageFull e) {
      throw new LedgerAway("the disk is full", e);
    } catch (OutboxFull e) {
      throw new LedgerAway("the outbox is full", e);
    } catch (StorageUnreachable e) {
      throw new LedgerAway("the database does not answer", e);
    }
  }

  private Kept keep(Entry entry, Transaction transaction) throws SQLException {
    var connection = transaction.connection();
    lease.check(connection);
    for (var run : entry.started()) {
      RunRows.insert(connection, run);
      lease.hold(connection, run);
    }
    var allotment = new Allotment(entry.room(), entry.covers());
    var came = 0;
    var fresh = 0;
    for (var part : entry.parts()) {
      var heard = new ArrayList<Item.Heard>();
      for (var item : part.items()) {
        switch (item) {
          case Item.Heard one -> heard.add(one);
          case Item.Gone gone -> {
            came += heard.size();
            fresh += tell(transaction, part, heard, allotment);
            heard.clear();
            if (new SeenIds(connection).knows(part.channel(), gone)) {
              transaction.tell(gone.fact());
            }
          }
          case Item.News(var fact) -> {
            came += heard.size();
            fresh += tell(transaction, part, heard, allotment);
            heard.clear();
            if (fact instanceof GapSeen gap) {
              keepGap(connection, gap);
            }
            transaction.tell(fact);
          }
        }
      }
      came += heard.size();
      fresh += tell(transaction, part, heard, allotment);
    }
    keepRows(connection, entry);
    var counts = allotment.counts();
    addUp(connection, counts);
    for (var runId : entry.removed()) {
      RunRows.remove(connection, runId);
    }
    if (entry.runs().stream().anyMatch(run -> run.state() == Run.State.ENDED)
        || !entry.removed().isEmpty()) {
      lease.forget(connection);
    }
    entry.facts().forEach(transaction::tell);
    new SeenIds(connection).forget(entry.idsBefore(), came);
    return new Kept(counts, came - fresh);
  }

  private static int tell(
      Transaction transaction, Entry.Part part, List<Item.Heard> heard, Allotment allotment)
      throws SQLException {
    if (heard.isEmpty()) {
      return 0;
    }
    var fresh = new SeenIds(transaction.connection()).fresh(part.channel(), heard);
    for (var seen : allotment.seen(part.channel(), part.runIds(), fresh)) {
      transaction.tell(seen);
      Notices.of(seen).ifPresent(transaction::tell);
    }
    return fresh.size();
  }

  private static void keepGap(Connection connection, GapSeen gap) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO gap (id, channel, from_at, to_at, reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET to_at = excluded.to_at
            """)) {
      insert.setString(1, gap.id());
      insert.setString(2, gap.channel().toString());
      insert.setLong(3, gap.from().toEpochMilli());
      set(insert, 4, gap.to());
      insert.setString(5, gap.reason());
      insert.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO gap_of_run (run_id, channel, gap_id) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      for (var runId : gap.runIds()) {
        insert.setString(1, runId);
        insert.setString(2, gap.channel().toString());
        insert.setString(3, gap.id());
        insert.executeUpdate();
      }
    }
  }

  private static void keepRows(Connection connection, Entry entry) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE run SET state = ?, ended_at = ?, end_reason = ?, connected_millis = ?
            WHERE id = ?
            """)) {
      for (var run : entry.runs()) {
        update.setString(1, run.state().word());
        set(update, 2, run.endedAt());
        update.setString(3, run.endReason());
        update.setLong(4, run.connectedMillis());
        update.setString(5, run.id());
        update.executeUpdate();
      }
    }
    try (var update =
        connection.prepareStatement(
            """
            UPDATE run_channel
            SET state = ?, note = ?, connected_millis = ?, alive_until = ?, connected_since = ?,
              position = ?
            WHERE run_id = ? AND channel = ?
            """)) {
      for (var leg : entry.legs()) {
        update.setString(1, leg.state().word());
        update.setString(2, leg.note());
        update.setLong(3, leg.connectedMillis());
        set(update, 4, leg.aliveUntil());
        set(update, 5, leg.connectedSince());
        update.setString(6, leg.position());
        update.setString(7, leg.runId());
        update.setString(8, leg.channel().toString());
        update.executeUpdate();
      }
    }
  }

  private static void addUp(Connection connection, List<Count> counts) throws SQLException {
    try (var ofRun =
            connection.prepareStatement("UPDATE run SET messages = messages + ? WHERE id = ?");
        var ofChannel =
            connection.prepareStatement(
                """
                UPDATE run_channel SET messages = messages + ? WHERE run_id = ? AND channel = ?
                """)) {
      for (var count : counts) {
        ofRun.setLong(1, count.messages());
        ofRun.setString(2, count.runId());
        ofRun.executeUpdate();
        ofChannel.setLong(1, count.messages());
        ofChannel.setString(2, count.runId());
        ofChannel.setString(3, count.channel().toString());
        ofChannel.executeUpdate();
      }
    }
  }

  static void set(PreparedStatement statement, int index, @Nullable Instant at)
      throws SQLException {
    if (at == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, at.toEpochMilli());
    }
  }
}
