package hubbub.chat.store;

import hubbub.chat.domain.Book;
import hubbub.chat.domain.Known;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.Role;
import hubbub.platform.storage.Select;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of persons in a room. In a transaction of whoever asks.
final class PersonRows {
  private PersonRows() {}

  /// Gathers what several tables have of one person.
  private static final class Gathered {
    private Set<Role> roles = Set.of();
    private @Nullable Instant first;
    private Known.@Nullable Silence silence;
    private @Nullable String color;
    private Book.@Nullable Who who;
    private boolean gone;

    Known known() {
      return new Known(
          roles,
          Optional.ofNullable(first),
          Optional.ofNullable(silence),
          color,
          Optional.ofNullable(who),
          gone);
    }
  }

  /// Takes a row of a table for a person.
  @FunctionalInterface
  private interface Take {
    void from(ResultSet row, Gathered person) throws SQLException;
  }

  static Map<String, Known> know(Connection connection, String room, Set<String> ids)
      throws SQLException {
    var all = new HashMap<String, Gathered>();
    var persons = List.copyOf(ids);
    each(
        connection,
        new Select("SELECT person, roles FROM roles").where("room = ?", List.of(room)),
        "person",
        persons,
        all,
        (row, person) -> person.roles = roles(row.getString("roles")));
    each(
        connection,
        new Select("SELECT person, first_at FROM visitor").where("room = ?", List.of(room)),
        "person",
        persons,
        all,
        (row, person) -> {
          var first = row.getLong("first_at");
          person.first = row.wasNull() ? null : Instant.ofEpochMilli(first);
        });
    each(
        connection,
        new Select("SELECT person, until_at FROM silence").where("room = ?", List.of(room)),
        "person",
        persons,
        all,
        (row, person) -> {
          var until = row.getLong("until_at");
          person.silence =
              new Known.Silence(
                  row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until)));
        });
    each(
        connection,
        new Select("SELECT id AS person, id, login, name, created_at, owner, color FROM person"),
        "id",
        persons,
        all,
        (row, person) -> {
          person.color = row.getString("color");
          person.gone = row.getString("login") == null;
          person.who = person.gone ? null : who(row);
        });
    var known = new HashMap<String, Known>();
    all.forEach((id, person) -> known.put(id, person.known()));
    return known;
  }

  private static void each(
      Connection connection,
      Select select,
      String column,
      List<String> ids,
      Map<String, Gathered> all,
      Take take)
      throws SQLException {
    try (var statement = select.among(column, ids).prepare(connection);
        var row = statement.executeQuery()) {
      while (row.next()) {
        take.from(row, all.computeIfAbsent(row.getString("person"), _ -> new Gathered()));
      }
    }
  }

  static Book.Who who(ResultSet row) throws SQLException {
    return new Book.Who(
        new Account(
            row.getString("id"),
            row.getString("login"),
            row.getString("name"),
            Sql.time(row, "created_at")),
        row.getInt("owner") != 0);
  }

  static Set<Role> roles(String written) {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(written.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .forEach(word -> roles.add(Role.valueOf(word)));
    return roles;
  }
}
