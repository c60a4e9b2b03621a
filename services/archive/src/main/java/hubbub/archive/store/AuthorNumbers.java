package hubbub.archive.store;

import hubbub.contracts.connectors.Author;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives authors the small numbers that stand for them in the log. It remembers the ones that spoke
/// last.
final class AuthorNumbers {
  private final Map<Person, Known> known = new Recent();

  private record Person(String platform, Author author) {}

  /// @param part the newest part in which the row is noted as used
  private record Known(long id, long part) {}

  /// The number of an author as they are now, noted as used in `part`.
  long of(Connection connection, String platform, Author author, long part) throws SQLException {
    var person = new Person(platform, author);
    var found = known.get(person);
    if (found != null && found.part == part) {
      return found.id;
    }
    if (found == null) {
      found = find(connection, person);
    }
    var id = found == null ? add(connection, person, part) : found.id;
    if (found != null && found.part != part) {
      use(connection, id, part);
    }
    known.put(person, new Known(id, part));
    return id;
  }

  void forget() {
    known.clear();
  }

  private static @Nullable Known find(Connection connection, Person person) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            SELECT id, last_part FROM author
            WHERE author_id = ? AND platform = ? AND login = ? AND name = ?
              AND color IS NOT DISTINCT FROM ?
            """)) {
      select.setString(1, person.author.id());
      select.setString(2, person.platform);
      select.setString(3, person.author.login());
      select.setString(4, person.author.name());
      select.setString(5, person.author.color());
      try (var row = select.executeQuery()) {
        return row.next() ? new Known(row.getLong(1), row.getLong(2)) : null;
      }
    }
  }

  private static long add(Connection connection, Person person, long part) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO author (platform, author_id, login, name, color, last_part)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id
            """)) {
      insert.setString(1, person.platform);
      insert.setString(2, person.author.id());
      insert.setString(3, person.author.login());
      insert.setString(4, person.author.name());
      insert.setString(5, person.author.color());
      insert.setLong(6, part);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void use(Connection connection, long id, long part) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE author SET last_part = ? WHERE id = ?")) {
      update.setLong(1, part);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  /// The ones that spoke last.
  private static final class Recent extends LinkedHashMap<Person, Known> {
    @Serial private static final long serialVersionUID = 1;
    private static final int MAX = 50_000;

    Recent() {
      super(1_024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Person, Known> eldest) {
      return size() > MAX;
    }
  }
}
