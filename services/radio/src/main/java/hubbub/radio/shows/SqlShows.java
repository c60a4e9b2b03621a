package hubbub.radio.shows;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import hubbub.radio.record.Recording;
import hubbub.radio.sound.Format;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of shows. Whatever is kept twice is there once.
public final class SqlShows {
  private static final String COLUMNS =
      "SELECT id, mount, channel, name, format, began_at, ended_at, micros, bytes, trouble"
          + " FROM shows";

  private final Database database;

  public SqlShows(Database database) {
    this.database = database;
  }

  /// Keeps a show that is not known yet, and tells of it.
  void keep(Show show) {
    database.write(tx -> {
      var kept =
          tx.handle()
              .createUpdate(
                  """
                  INSERT INTO shows (id, mount, channel, name, format, began_at, ended_at, micros,
                    bytes, trouble)
                  VALUES (:id, :mount, :channel, :name, :format, :began, :ended, :micros, :bytes,
                    :trouble)
                  ON CONFLICT (id) DO NOTHING
                  """)
              .bind("id", show.id())
              .bind("mount", show.mount())
              .bind("channel", show.channel())
              .bind("name", show.name())
              .bind("format", show.format().name())
              .bind("began", show.beganAt().toEpochMilli())
              .bind("ended", millis(show.endedAt()))
              .bind("micros", micros(show.duration()))
              .bind("bytes", show.bytes())
              .bind("trouble", show.trouble())
              .execute();
      if (kept == 1) {
        show.started().ifPresent(tx::tell);
        show.ended().ifPresent(tx::tell);
      }
      return kept;
    });
  }

  /// One that runs is over, with so much sound; tells of it.
  void end(String id, Instant at, Duration duration, long bytes) {
    database.write(tx -> {
      var ended =
          tx.handle()
              .createUpdate(
                  "UPDATE shows SET ended_at = :ended, micros = :micros, bytes = :bytes"
                      + " WHERE id = :id AND ended_at IS NULL")
              .bind("id", id)
              .bind("ended", at.toEpochMilli())
              .bind("micros", micros(duration))
              .bind("bytes", bytes)
              .execute();
      if (ended == 1) {
        find(tx, id).flatMap(Show::ended).ifPresent(tx::tell);
      }
      return ended;
    });
  }

  /// Some of it is missing.
  void trouble(String id, String why) {
    database.write(tx ->
        tx.handle()
            .createUpdate("UPDATE shows SET trouble = :trouble WHERE id = :id")
            .bind("id", id)
            .bind("trouble", why)
            .execute());
  }

  void delete(String id) {
    database.write(tx ->
        tx.handle().createUpdate("DELETE FROM shows WHERE id = :id").bind("id", id).execute());
  }

  Optional<Show> find(String id) {
    return database.read(tx -> find(tx, id));
  }

  private static Optional<Show> find(Transaction tx, String id) {
    return tx.handle()
        .createQuery(COLUMNS + " WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> show(row))
        .findOne();
  }

  /// The newest first.
  ///
  /// @param channel its name; empty for all
  /// @param before the id where the page before ended; empty for the first page
  List<Show> list(String channel, String before, int limit) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                COLUMNS
                    + " WHERE (:channel = '' OR channel = :channel)"
                    + " AND (:before = '' OR id < :before) ORDER BY id DESC LIMIT :limit")
            .bind("channel", channel)
            .bind("before", before)
            .bind("limit", limit)
            .map((row, _) -> show(row))
            .list());
  }

  /// Those that did not end.
  List<Show> open() {
    return database.read(tx ->
        tx.handle()
            .createQuery(COLUMNS + " WHERE ended_at IS NULL")
            .map((row, _) -> show(row))
            .list());
  }

  /// Keeps what a recording says of a show that ended.
  void end(Recording recording) {
    var at = recording.ended();
    if (at != null) {
      end(recording.show(), at, recording.duration(), recording.length());
    }
  }

  private static Show show(ResultSet row) throws SQLException {
    var ended = row.getLong("ended_at");
    var runs = row.wasNull();
    return new Show(
        row.getString("id"),
        row.getString("mount"),
        row.getString("channel"),
        row.getString("name"),
        Format.valueOf(row.getString("format")),
        Instant.ofEpochMilli(row.getLong("began_at")),
        runs ? null : Instant.ofEpochMilli(ended),
        Duration.of(row.getLong("micros"), ChronoUnit.MICROS),
        row.getLong("bytes"),
        row.getString("trouble"));
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
