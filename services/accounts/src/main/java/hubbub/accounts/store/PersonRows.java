package hubbub.accounts.store;

import hubbub.accounts.domain.EmailAddress;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Person;
import hubbub.contracts.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of accounts, in a transaction of whoever asks.
final class PersonRows {
  static final String COLUMNS = "SELECT id, login, name, created_at, owner, email, password";

  private PersonRows() {}

  static Optional<Person> byId(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + " FROM account WHERE id = :id")
        .bind("id", Long.parseLong(id))
        .map((row, _) -> person(row))
        .findFirst();
  }

  /// @param column one of ours, which has each value once
  static Optional<Person> by(Handle handle, String column, String value) {
    return handle
        .createQuery(COLUMNS + " FROM account WHERE " + column + " = :value")
        .bind("value", value)
        .map((row, _) -> person(row))
        .findFirst();
  }

  static List<Person> list(Handle handle, long after, int limit) {
    return handle
        .createQuery(COLUMNS + " FROM account WHERE id > :after ORDER BY id LIMIT :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> person(row))
        .list();
  }

  static boolean isOwned(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM account WHERE owner = 1 LIMIT 1")
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  static void insert(Handle handle, Person person, EmailAddress email, long change) {
    var account = person.account();
    handle
        .createUpdate(
            """
            INSERT INTO account
              (id, login, name, email, email_key, password, owner, created_at, change)
            VALUES (:id, :login, :name, :email, :key, :password, :owner, :created, :change)
            """)
        .bind("id", Long.parseLong(account.id()))
        .bind("login", account.login())
        .bind("name", account.name())
        .bind("email", email.text())
        .bind("key", email.key())
        .bind("password", person.password())
        .bind("owner", person.owner() ? 1 : 0)
        .bind("created", account.createdAt().toEpochMilli())
        .bind("change", change)
        .execute();
  }

  static void own(Handle handle, String id, long change) {
    handle
        .createUpdate("UPDATE account SET owner = 1, change = :change WHERE id = :id")
        .bind("change", change)
        .bind("id", Long.parseLong(id))
        .execute();
  }

  static void rename(Handle handle, String id, LoginName name, long change) {
    handle
        .createUpdate(
            "UPDATE account SET login = :login, name = :name, change = :change WHERE id = :id")
        .bind("login", name.login())
        .bind("name", name.name())
        .bind("change", change)
        .bind("id", Long.parseLong(id))
        .execute();
  }

  static void readdress(Handle handle, String id, EmailAddress email) {
    handle
        .createUpdate("UPDATE account SET email = :email, email_key = :key WHERE id = :id")
        .bind("email", email.text())
        .bind("key", email.key())
        .bind("id", Long.parseLong(id))
        .execute();
  }

  /// @return whether it was that one
  static boolean repassword(Handle handle, String id, String old, String password) {
    return handle
            .createUpdate(
                "UPDATE account SET password = :password WHERE id = :id AND password = :old")
            .bind("password", password)
            .bind("id", Long.parseLong(id))
            .bind("old", old)
            .execute()
        > 0;
  }

  /// All rows that are about one account alone.
  static void delete(Handle handle, String id) {
    for (var table : List.of("session", "api_token", "reset", "heard", "role", "twitch_visit")) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE account_id = :id")
          .bind("id", Long.parseLong(id))
          .execute();
    }
    handle
        .createUpdate("DELETE FROM account WHERE id = :id")
        .bind("id", Long.parseLong(id))
        .execute();
  }

  /// A row that begins with [#COLUMNS].
  static Person person(ResultSet row) throws SQLException {
    return new Person(
        new Account(
            Long.toString(row.getLong(1)),
            row.getString(2),
            row.getString(3),
            Instant.ofEpochMilli(row.getLong(4))),
        row.getInt(5) == 1,
        row.getString(6),
        row.getString(7));
  }
}
