package hubbub.statistics.store;

import hubbub.contracts.connectors.Author;
import hubbub.platform.storage.Statements;
import hubbub.statistics.domain.Seconds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers of people, with a bounded cache in front, because every message asks. The cache
/// belongs to [Counting], which clears it when a transaction was undone.
final class SqlPeople {
  /// Nobody: the person of messages that are counted without their author.
  static final int NOBODY = 0;

  private static final int NAME_LENGTH_MAX = 200;

  private final int cacheMax;
  private final Map<String, Map<String, Known>> platforms = new HashMap<>();
  private @Nullable Map<Forgotten, Long> forgotten;

  SqlPeople(int cacheMax) {
    this.cacheMax = cacheMax;
  }

  /// @param number 0 as long as they have said nothing that counts as theirs
  /// @param forgottenAt messages up to this millisecond are nobody's
  private record Known(int number, String name, boolean optedOut, long forgottenAt) {}

  private record Forgotten(String platform, String authorId) {}

  void clear() {
    platforms.clear();
    forgotten = null;
  }

  /// The number of a message's author, who gets one here if new, or [#NOBODY] if they are not to be
  /// known.
  int number(Statements statements, SqlIds ids, String platform, Author author, Instant receivedAt)
      throws SQLException {
    if (author.id().isBlank()) {
      return NOBODY;
    }
    var cache = platforms.computeIfAbsent(platform, _ -> new Cache(cacheMax));
    var known = cache.get(author.id());
    if (known == null) {
      known = load(statements, platform, author.id());
      cache.put(author.id(), known);
    }
    if (known.optedOut || Seconds.millis(receivedAt) <= known.forgottenAt) {
      return NOBODY;
    }
    if (known.number == NOBODY || !known.name.equals(author.name())) {
      known = keep(statements, ids, platform, author, known);
      cache.put(author.id(), known);
    }
    return known.number;
  }

  private Known load(Statements statements, String platform, String authorId) throws SQLException {
    var forgottenAt =
        allForgotten(statements.connection())
            .getOrDefault(new Forgotten(platform, authorId), Long.MIN_VALUE);
    var query =
        statements.of(
            "SELECT id, name, opted_out FROM person WHERE platform = ? AND author_id = ?");
    query.setString(1, platform);
    query.setString(2, authorId);
    try (var row = query.executeQuery()) {
      if (row.next()) {
        var name = row.getString(2);
        return new Known(row.getInt(1), name == null ? "" : name, row.getInt(3) == 1, forgottenAt);
      }
    }
    return new Known(NOBODY, "", false, forgottenAt);
  }

  /// Those of the last weeks: few, and asked for with every new person.
  private Map<Forgotten, Long> allForgotten(Connection connection) throws SQLException {
    var all = forgotten;
    if (all == null) {
      all = new HashMap<>();
      try (var query =
              connection.prepareStatement(
                  "SELECT platform, author_id, forgotten_at FROM forgotten");
          var rows = query.executeQuery()) {
        while (rows.next()) {
          all.put(new Forgotten(rows.getString(1), rows.getString(2)), rows.getLong(3));
        }
      }
      forgotten = all;
    }
    return all;
  }

  private static Known keep(
      Statements statements, SqlIds ids, String platform, Author author, Known known)
      throws SQLException {
    var name = author.name();
    var shown = name.length() > NAME_LENGTH_MAX ? name.substring(0, NAME_LENGTH_MAX) : name;
    if (known.number == NOBODY) {
      var number = ids.nextPerson();
      var insert =
          statements.of("INSERT INTO person (id, platform, author_id, name) VALUES (?, ?, ?, ?)");
      insert.setInt(1, number);
      insert.setString(2, platform);
      insert.setString(3, author.id());
      insert.setString(4, shown);
      insert.executeUpdate();
      return new Known(number, name, false, known.forgottenAt);
    }
    var update = statements.of("UPDATE person SET name = ? WHERE id = ?");
    update.setString(1, shown);
    update.setInt(2, known.number);
    update.executeUpdate();
    return new Known(known.number, name, false, known.forgottenAt);
  }

  /// From now on a person's messages are nobody's, or theirs again.
  void optOut(Connection connection, SqlIds ids, String platform, String authorId, boolean out)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO person (id, platform, author_id, opted_out) VALUES (?, ?, ?, ?)
            ON CONFLICT (platform, author_id) DO UPDATE SET opted_out = excluded.opted_out
            """)) {
      upsert.setInt(1, ids.nextPerson());
      upsert.setString(2, platform);
      upsert.setString(3, authorId);
      upsert.setInt(4, out ? 1 : 0);
      upsert.executeUpdate();
    }
    uncache(platform, authorId);
  }

  /// Cuts what is kept of a person from who it was; an opt-out stays with the id alone.
  void forget(Statements statements, SqlIds ids, String platform, String authorId, Instant at)
      throws SQLException {
    var connection = statements.connection();
    var known = load(statements, platform, authorId);
    try (var update =
        connection.prepareStatement(
            """
            UPDATE person SET author_id = NULL, name = NULL, opted_out = 0
            WHERE platform = ? AND author_id = ?
            """)) {
      update.setString(1, platform);
      update.setString(2, authorId);
      update.executeUpdate();
    }
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO forgotten (platform, author_id, forgotten_at) VALUES (?, ?, ?)
            ON CONFLICT (platform, author_id) DO UPDATE SET forgotten_at = excluded.forgotten_at
            WHERE excluded.forgotten_at > forgotten.forgotten_at
            """)) {
      upsert.setString(1, platform);
      upsert.setString(2, authorId);
      upsert.setLong(3, Seconds.millis(at));
      upsert.executeUpdate();
    }
    if (known.optedOut) {
      optOut(connection, ids, platform, authorId, true);
    }
    uncache(platform, authorId);
  }

  private void uncache(String platform, String authorId) {
    forgotten = null;
    var cache = platforms.get(platform);
    if (cache != null) {
      cache.remove(authorId);
    }
  }

  /// The least recently heard goes first.
  private static final class Cache extends LinkedHashMap<String, Known> {
    @java.io.Serial private static final long serialVersionUID = 1;

    private final int max;

    Cache(int max) {
      super(1_024, 0.75f, true);
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
      return size() > max;
    }
  }
}
