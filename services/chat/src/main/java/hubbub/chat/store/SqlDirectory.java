package hubbub.chat.store;

import hubbub.chat.helix.Directory;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.storage.Database;
import java.time.Instant;
import java.util.Optional;

/// Whom and which channel a number or a name means, as accounts told.
public final class SqlDirectory implements Directory {
  private final Database database;

  public SqlDirectory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Account> person(String id) {
    return person("id = ? AND login IS NOT NULL", id);
  }

  @Override
  public Optional<Account> called(String login) {
    return person("login = ?", login);
  }

  @Override
  public Optional<OwnChannel> channel(String id) {
    return channel("id = ? AND name IS NOT NULL", id);
  }

  @Override
  public Optional<OwnChannel> named(String name) {
    return channel("name = ?", name);
  }

  private Optional<Account> person(String condition, String value) {
    return database.read(tx ->
        tx.handle()
            .createQuery("SELECT id, login, name, created_at FROM person WHERE " + condition)
            .bind(0, Sql.storable(value))
            .map((row, _) ->
                new Account(
                    row.getString("id"),
                    row.getString("login"),
                    row.getString("name"),
                    Instant.ofEpochMilli(row.getLong("created_at"))))
            .findFirst());
  }

  private Optional<OwnChannel> channel(String condition, String value) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                "SELECT id, name, owner_id, title, created_at FROM channel WHERE " + condition)
            .bind(0, Sql.storable(value))
            .map((row, _) ->
                new OwnChannel(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("owner_id"),
                    row.getString("title"),
                    Instant.ofEpochMilli(row.getLong("created_at"))))
            .findFirst());
  }
}
