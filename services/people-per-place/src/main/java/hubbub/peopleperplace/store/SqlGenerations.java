package hubbub.peopleperplace.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Rebuilt;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.domain.Told;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Begins a new generation of the copy, fills it, lets it answer, and clears what is left of
/// others. All processes of one installation see the same.
public final class SqlGenerations {
  private static final long FIRST = 1;

  private final Database database;
  private final Clock clock;

  public SqlGenerations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A generation that is being filled.
  ///
  /// @param pulse grows while somebody is at it
  public record Underway(long generation, long pulse) {}

  /// Begins a generation; from here on it hears, too.
  ///
  /// @return its number; empty while another one is being filled
  public OptionalLong begin() {
    return database.write(tx -> {
      var begun =
          tx.handle()
              .createQuery(
                  "UPDATE state SET building = newest + 1, newest = newest + 1"
                      + " WHERE building IS NULL RETURNING building")
              .mapTo(Long.class)
              .findOne();
      if (begun.isEmpty()) {
        return OptionalLong.empty();
      }
      tx.handle()
          .createUpdate(
              "UPDATE rebuild SET state = 'running', places = 0, people = 0,"
                  + " started_at = :now, ended_at = NULL, reason = NULL")
          .bind("now", clock.millis())
          .execute();
      return OptionalLong.of(begun.get());
    });
  }

  /// Keeps some of what the services say that they have.
  ///
  /// @return whether the generation is still being filled
  public boolean fill(long generation, List<Told<Place>> places, List<Told<Person>> people) {
    return database.write(tx -> {
      if (!isBuilding(tx.connection(), generation)) {
        return false;
      }
      try (var statements = new Statements(tx.connection())) {
        CopyTable.PLACES.fill(statements, places, generation);
        CopyTable.PEOPLE.fill(statements, people, generation);
      }
      tx.handle()
          .createUpdate(
              "UPDATE rebuild SET places = places + :places, people = people + :people,"
                  + " pulse = pulse + 1")
          .bind("places", places.size())
          .bind("people", people.size())
          .execute();
      return true;
    });
  }

  /// Lets a generation answer from now on.
  ///
  /// @param stands of services that have forgotten changes which we heard: where they stand now
  /// @return whether it was still being filled
  public boolean finish(long generation, Map<Source, Long> stands) {
    return database.write(tx -> {
      if (!isBuilding(tx.connection(), generation)) {
        return false;
      }
      tx.handle().execute("UPDATE state SET answering = building, building = NULL");
      stands.forEach((source, change) ->
          tx.handle()
              .createUpdate("UPDATE heard SET change = :change WHERE source = :source")
              .bind("change", change)
              .bind("source", source.word())
              .execute());
      Generations.changed(tx.connection(), clock.millis());
      end(tx.handle(), "done", null);
      return true;
    });
  }

  /// Gives a generation up. What is in it is left to [#clear].
  ///
  /// @param reason in words for operators
  public void giveUp(long generation, String reason) {
    database.write(tx -> {
      if (isBuilding(tx.connection(), generation)) {
        tx.handle().execute("UPDATE state SET building = NULL");
        end(tx.handle(), "failed", reason);
      }
      return null;
    });
  }

  private void end(Handle handle, String state, @Nullable String reason) {
    handle
        .createUpdate("UPDATE rebuild SET state = :state, reason = :reason, ended_at = :now")
        .bind("state", state)
        .bind("reason", reason)
        .bind("now", clock.millis())
        .execute();
  }

  private static boolean isBuilding(Connection connection, long generation) throws SQLException {
    var building = Generations.load(connection).building();
    return building != null && building == generation;
  }

  /// Whether the copy was ever built of all that the services had: the first generation is empty,
  /// and only hears.
  public boolean isWhole() {
    return database.read(tx -> Generations.load(tx.connection()).answering() != FIRST);
  }

  /// The generation that is being filled, by whichever process.
  public Optional<Underway> underway() {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT building, pulse FROM state, rebuild WHERE building IS NOT NULL")
            .map((row, _) -> new Underway(row.getLong(1), row.getLong(2)))
            .findOne());
  }

  public Rebuilt last() {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT state, places, people, started_at, ended_at, reason FROM rebuild")
            .map((row, _) ->
                new Rebuilt(
                    Rebuilt.State.of(row.getString(1)),
                    row.getLong(2),
                    row.getLong(3),
                    at(row.getLong(4)),
                    at(row.getLong(5)),
                    row.getString(6)))
            .one());
  }

  /// No rebuild was in 1970.
  private static @Nullable Instant at(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  /// Deletes some rows of generations that are of no use any more.
  ///
  /// @param limit of each table
  /// @return whether there may be more
  public boolean clear(int limit) {
    return database.write(tx -> {
      var generations = Generations.load(tx.connection());
      var cleared = 0;
      for (var table : List.of("place", "person")) {
        var old = unused(tx.connection(), table, generations);
        if (old.isPresent()) {
          cleared += clear(tx.handle(), table, old.getAsLong(), limit);
        }
      }
      return cleared > 0;
    });
  }

  /// Older than all others, between two, or newer than the one that answers: three looks at the
  /// key.
  private static OptionalLong unused(Connection connection, String table, Generations generations)
      throws SQLException {
    var sql =
        "SELECT generation FROM " + table + " WHERE generation > ? AND generation < ? LIMIT 1";
    var answering = generations.answering();
    var newest = generations.newest();
    try (var select = connection.prepareStatement(sql)) {
      for (var between :
          List.of(
              List.of(Long.MIN_VALUE, answering),
              List.of(answering, newest),
              List.of(newest, Long.MAX_VALUE))) {
        select.setLong(1, between.getFirst());
        select.setLong(2, between.getLast());
        try (var row = select.executeQuery()) {
          if (row.next()) {
            return OptionalLong.of(row.getLong(1));
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  private static int clear(Handle handle, String table, long generation, int limit) {
    return handle
        .createUpdate(
            "DELETE FROM <table> WHERE generation = :generation AND id IN"
                + " (SELECT id FROM <table> WHERE generation = :generation ORDER BY id LIMIT :limit)")
        .define("table", table)
        .bind("generation", generation)
        .bind("limit", limit)
        .execute();
  }
}
