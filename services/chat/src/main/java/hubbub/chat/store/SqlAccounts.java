package hubbub.chat.store;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What accounts told, as far as rooms need it. Older changes never overwrite newer ones. In a
/// transaction of whoever asks.
public final class SqlAccounts {
  private static final Duration NOTED = Duration.ofHours(1);

  private SqlAccounts() {}

  public static void keep(Connection connection, Account account, boolean owner, long change)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO person (id, login, name, created_at, owner, change) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name,
          created_at = excluded.created_at, owner = excluded.owner, change = excluded.change
        WHERE person.change < excluded.change
        """,
        account.id(),
        account.login(),
        account.name(),
        account.createdAt().toEpochMilli(),
        owner ? 1 : 0,
        change);
  }

  /// A person is gone: nothing of them stays but that they are.
  public static void forget(Connection connection, String id, long change) throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO person (id, owner, change) VALUES (?, 0, ?)
        ON CONFLICT (id) DO UPDATE SET login = NULL, name = NULL, created_at = NULL, owner = 0,
          color = NULL, change = excluded.change
        WHERE person.change < excluded.change
        """,
        id,
        change);
    unsay(connection, id);
    for (var table : List.of("visitor", "silence", "note", "roles", "held")) {
      Sql.run(connection, "DELETE FROM " + table + " WHERE person = ?", id);
    }
    Sql.run(connection, "UPDATE log SET login = NULL WHERE person = ?", id);
  }

  /// The names of the channels where a person has said something.
  public static List<String> spokenIn(Connection connection, String id) throws SQLException {
    return Sql.list(
        connection,
        row -> row.getString(1),
        """
        SELECT name FROM channel WHERE name IS NOT NULL AND id IN (
          SELECT room FROM entry WHERE author = ? UNION SELECT room FROM visitor WHERE person = ?)
        ORDER BY id
        """,
        id,
        id);
  }

  /// A person's lines are gone, with all that they say.
  public static void unsay(Connection connection, String id) throws SQLException {
    Sql.run(connection, "DELETE FROM entry WHERE author = ?", id);
    Sql.run(connection, "DELETE FROM held WHERE person = ?", id);
  }

  public static void keep(Connection connection, OwnChannel channel, long change)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO channel (id, name, owner_id, title, created_at, change)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, owner_id = excluded.owner_id,
          title = excluded.title, change = excluded.change
        WHERE channel.change < excluded.change
        """,
        channel.id(),
        channel.name(),
        channel.ownerId(),
        channel.title(),
        channel.createdAt().toEpochMilli(),
        change);
  }

  /// A channel is gone, with all that was said there.
  public static void close(Connection connection, String id, long change) throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO channel (id, owner_id, title, created_at, change) VALUES (?, '', '', 0, ?)
        ON CONFLICT (id) DO UPDATE SET name = NULL, owner_id = '', title = '',
          change = excluded.change
        WHERE channel.change < excluded.change
        """,
        id,
        change);
    for (var table :
        List.of(
            "roles", "entry", "visitor", "silence", "bar", "word", "held", "note", "emote",
            "log")) {
      Sql.run(connection, "DELETE FROM " + table + " WHERE room = ?", id);
    }
    Sql.run(connection, "DELETE FROM room WHERE id = ?", id);
  }

  public static void keep(
      Connection connection, String room, String person, List<Role> roles, long change)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO roles (room, person, roles, change) VALUES (?, ?, ?, ?)
        ON CONFLICT (room, person) DO UPDATE SET roles = excluded.roles, change = excluded.change
        WHERE roles.change < excluded.change
        """,
        room,
        person,
        roles.stream().map(Role::name).collect(Collectors.joining(" ")),
        change);
  }

  /// Notes who changed, for the process that has the rooms.
  public static void note(
      Connection connection, Instant now, Set<String> persons, Set<String> gone, boolean channels)
      throws SQLException {
    var at = now.toEpochMilli();
    Sql.run(connection, "DELETE FROM heard WHERE at < ?", at - NOTED.toMillis());
    for (var person : persons) {
      Sql.run(
          connection,
          "INSERT INTO heard (person, gone, at) VALUES (?, ?, ?)",
          person,
          gone.contains(person) ? 1 : 0,
          at);
    }
    if (channels) {
      Sql.run(connection, "INSERT INTO heard (at) VALUES (?)", at);
    }
  }

  public static void optOut(Connection connection, String person, boolean out) throws SQLException {
    if (out) {
      Sql.run(
          connection,
          "INSERT INTO opted_out (person) VALUES (?) ON CONFLICT (person) DO NOTHING",
          person);
    } else {
      Sql.run(connection, "DELETE FROM opted_out WHERE person = ?", person);
    }
  }
}
