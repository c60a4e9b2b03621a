package hubbub.platform.storage;

import hubbub.platform.storage.RelayedOutbox.Parcel;
import hubbub.platform.storage.RelayedOutbox.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The turn to send: a connection that holds the schema's lock for it. What it notes is not synced
/// at once: lost notes only mean that something is sent again, which hearers' marks pass over.
final class PostgresTurn implements Turn {
  private static final long KEPT_MILLIS = 600_000;
  private static final long KEPT_BYTES = 256L << 20;
  private static final long TIDY_NANOS = 10_000_000_000L;

  private final Connection connection;
  private final PostgresOutbox outbox;
  private final long begunAt = System.nanoTime();
  private long position;
  private long tidiedAt = begunAt;

  PostgresTurn(Connection connection, PostgresOutbox outbox) {
    this.connection = connection;
    this.outbox = outbox;
  }

  @Override
  public List<Parcel> next(int limit) {
    try {
      var parcels = read(limit);
      if (!parcels.isEmpty()) {
        position = parcels.getLast().position();
        noteSent();
      }
      return parcels;
    } catch (SQLException e) {
      throw PostgresTrouble.of(e);
    }
  }

  private List<Parcel> read(int limit) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            SELECT position, producer, part, number, facts FROM outbox
            WHERE position > ? AND confirmed_at IS NULL ORDER BY position LIMIT ?
            """)) {
      select.setLong(1, position);
      select.setInt(2, limit);
      return PostgresRelay.parcels(select);
    }
  }

  private void noteSent() throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE relayed SET position = GREATEST(position, ?)")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }

  @Override
  public void confirmed(List<Parcel> parcels) {
    try {
      connection.setAutoCommit(false);
      confirm(parcels);
      if (System.nanoTime() - tidiedAt > TIDY_NANOS) {
        tidy();
        tidiedAt = System.nanoTime();
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      close();
      throw PostgresTrouble.of(e);
    }
  }

  private void confirm(List<Parcel> parcels) throws SQLException {
    var positions = parcels.stream().map(Parcel::position).toArray(Long[]::new);
    try (var update =
        connection.prepareStatement(
            """
            WITH confirmed AS (
              UPDATE outbox SET confirmed_at = ? WHERE position = ANY (?) AND confirmed_at IS NULL
              RETURNING LENGTH(facts) AS length)
            UPDATE outbox_state
            SET bytes = bytes - (SELECT COALESCE(SUM(length), 0) FROM confirmed) RETURNING bytes
            """)) {
      update.setLong(1, outbox.now());
      update.setArray(2, connection.createArrayOf("bigint", positions));
      try (var row = update.executeQuery()) {
        if (row.next()) {
          outbox.keeps(row.getLong(1));
        }
      }
    }
  }

  /// Drops what is confirmed for so long, or so much, that nobody will ask for it again; the last
  /// numbers stay known. A turn lets hearers ask first: in a restored backup all was confirmed long
  /// ago, by a broker that may not have it any more.
  private void tidy() throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            WITH gone AS (
              DELETE FROM outbox WHERE position IN (
                SELECT position FROM (
                  SELECT position, confirmed_at,
                    SUM(LENGTH(facts)) OVER (ORDER BY position DESC) AS with_newer
                  FROM outbox WHERE confirmed_at IS NOT NULL) AS kept
                WHERE confirmed_at < ? OR with_newer > ?)
              RETURNING producer, part, number)
            INSERT INTO outbox_dropped (producer, part, number)
            SELECT producer, part, MAX(number) FROM gone GROUP BY producer, part
            ON CONFLICT (producer, part) DO UPDATE
            SET number = GREATEST(outbox_dropped.number, excluded.number)
            """)) {
      var young = System.nanoTime() - begunAt < TimeUnit.MILLISECONDS.toNanos(KEPT_MILLIS);
      delete.setLong(1, young ? 0 : outbox.now() - KEPT_MILLIS);
      delete.setLong(2, KEPT_BYTES);
      delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // Then it is lost, and the turn with it.
    }
  }
}
