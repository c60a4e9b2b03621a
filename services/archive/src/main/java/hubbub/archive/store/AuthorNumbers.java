package hubbub.archive.store;

import hubbub.contracts.connectors.Author;
import hubbub.platform.storage.Statements;
import java.io.Serial;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives authors the small numbers that stand for them in the log. It remembers the ones that spoke
/// last.
final class AuthorNumbers {
  /// A row is noted as used every so many parts: each note is a write.
  static final int PARTS_BETWEEN_NOTES = 8;

  private static final String FIND =
      """
      SELECT id, last_part FROM author
      WHERE author_id = ? AND platform = ? AND login = ? AND name = ?
        AND color IS NOT DISTINCT FROM ?
      """;
  private static final String ADD =
      """
      INSERT INTO author (platform, author_id, login, name, color, last_part)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING id
      """;
  private static final String USE = "UPDATE author SET last_part = ? WHERE id = ?";

  private final Map<Person, Known> known = new Recent();

  private record Person(String platform, String id) {}

  /// @param author as they were then
  /// @param part the newest part in which the row is noted as used
  private record Known(Author author, long id, long part) {}

  /// The number of an author as they are now, noted as used in `part` or shortly before.
  long of(Statements statements, String platform, Author author, long part) throws SQLException {
    var person = new Person(platform, author.id());
    var found = known.get(person);
    if (found != null && isFresh(found, part) && found.author.equals(author)) {
      return found.id;
    }
    if (found == null || !found.author.equals(author)) {
      found = find(statements, platform, author);
    }
    var id = found == null ? add(statements, platform, author, part) : found.id;
    var noted = part;
    if (found != null && isFresh(found, part)) {
      noted = found.part;
    } else if (found != null) {
      use(statements, id, part);
    }
    known.put(person, new Known(author, id, noted));
    return id;
  }

  private static boolean isFresh(Known found, long part) {
    return Math.abs(part - found.part) < PARTS_BETWEEN_NOTES;
  }

  void forget() {
    known.clear();
  }

  private static @Nullable Known find(Statements statements, String platform, Author author)
      throws SQLException {
    var select = statements.of(FIND);
    select.setString(1, author.id());
    select.setString(2, platform);
    select.setString(3, author.login());
    select.setString(4, author.name());
    select.setString(5, author.color());
    try (var row = select.executeQuery()) {
      return row.next() ? new Known(author, row.getLong(1), row.getLong(2)) : null;
    }
  }

  private static long add(Statements statements, String platform, Author author, long part)
      throws SQLException {
    var insert = statements.of(ADD);
    insert.setString(1, platform);
    insert.setString(2, author.id());
    insert.setString(3, author.login());
    insert.setString(4, author.name());
    insert.setString(5, author.color());
    insert.setLong(6, part);
    try (var row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void use(Statements statements, long id, long part) throws SQLException {
    var update = statements.of(USE);
    update.setLong(1, part);
    update.setLong(2, id);
    update.executeUpdate();
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
